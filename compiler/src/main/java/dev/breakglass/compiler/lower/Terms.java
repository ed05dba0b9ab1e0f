package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Extend;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.policy.PathTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a path says about the life of a grant. */
public final class Terms {

    /** How long a key may lie unused when the path does not say. */
    private static final Duration REDEEM_WITHIN = Duration.ofMinutes(5);

    private Terms() {}

    public static PathTerms of(BreakglassPath path) {
        List<Obligation> obligations = new ArrayList<>();
        Duration redeem = REDEEM_WITHIN;
        for (Duty duty : path.duties()) {
            if (duty instanceof Duty.Notify notify) {
                obligations.add(new Obligation.Notify(notify.target()));
            } else if (duty instanceof Duty.After after) {
                obligations.add(new Obligation.After(after.step(), after.argument()));
            } else if (duty instanceof Duty.Idle idle) {
                obligations.add(new Obligation.Idle(idle.after()));
            } else if (duty instanceof Duty.Redeem within) {
                redeem = within.within();
            }
        }
        path.extend().ifPresent(extend -> obligations.add(extend(extend, path.zone())));
        path.observe()
                .ifPresent(observe -> obligations.add(new Obligation.Observe(
                        observe.people(),
                        observe.roles().stream().map(Role::name).toList())));
        path.issues().forEach(issue -> obligations.add(new Obligation.Issue(issue.broker(), issue.settings())));
        obligations.add(new Obligation.Redeem(redeem));
        path.review()
                .due()
                .ifPresent(due -> obligations.add(
                        new Obligation.Review(due.within(), due.by().name())));
        return new PathTerms(path.name(), path.zone().name(), path.allow().actions(), redeem, obligations);
    }

    private static Obligation.Extend extend(Extend extend, Zone zone) {
        List<Obligation.Assent> with = extend.with().stream()
                .map(assent -> new Obligation.Assent(
                        assent.people(),
                        assent.roles().stream().map(Role::name).toList(),
                        assent.within(),
                        assent.mfa().map(Terms::proof)))
                .toList();
        return new Obligation.Extend(extend.times().orElse(0), extend.by(), zone.longestTtl(), with);
    }

    private static Obligation.Proof proof(Mfa mfa) {
        List<String> kinds = mfa.kinds().stream().map(FactorKind::word).toList();
        return new Obligation.Proof(mfa.count(), kinds, mfa.within().orElseThrow());
    }
}
