package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A grant on its way from one state to the next. Lives within one transition. */
final class GrantDraft {

    private final GrantId id;
    private final Asked asked;
    private GrantState state;
    private Ruling ruling;
    private List<Approval> approvals;
    private List<Presented> factors;
    private Optional<Instant> readyAt;
    private Optional<ClaimedKey> key;
    private Optional<Opening> opening;
    private Optional<Ending> ending;
    private List<Duty> duties;
    private Optional<Review> review;

    GrantDraft(Grant from) {
        id = from.id();
        asked = from.asked();
        state = from.state();
        ruling = from.ruling();
        approvals = from.approvals();
        factors = from.factors();
        readyAt = from.readyAt();
        key = from.key();
        opening = from.opening();
        ending = from.ending();
        duties = from.duties();
        review = from.review();
    }

    GrantDraft ruled(Ruling next, Instant now) {
        ruling = next;
        if (next.decision().permits()) {
            state = GrantState.READY;
            readyAt = Optional.of(now);
        }
        return this;
    }

    GrantDraft approved(Approval approval) {
        approvals = with(approvals, List.of(approval));
        return this;
    }

    GrantDraft presented(List<Presented> more) {
        factors = with(factors, more);
        return this;
    }

    GrantDraft claimed(ClaimedKey claimed) {
        key = Optional.of(claimed);
        return this;
    }

    /** A session that must be watched waits for those who watch. */
    GrantDraft opened(Opening session) {
        boolean watched = ruling.terms().stream()
                .flatMap(terms -> terms.obligations().stream())
                .anyMatch(Obligation.Observe.class::isInstance);
        state = watched ? GrantState.PAUSED : GrantState.ACTIVE;
        opening = Optional.of(session);
        return owe(Obligation.Notify.class);
    }

    GrantDraft used(Opening session) {
        opening = Optional.of(session);
        return this;
    }

    GrantDraft watched(Opening session, boolean enough) {
        opening = Optional.of(session);
        state = enough ? GrantState.ACTIVE : GrantState.PAUSED;
        return enough ? this : credentialsOver(duty -> true);
    }

    GrantDraft ended(GrantState as, Ending how) {
        state = as;
        ending = Optional.of(how);
        return opening.isPresent() ? credentialsOver(duty -> true).owe(Obligation.After.class) : this;
    }

    /** A credential is asked for; from here on it is owed to destroy it. */
    GrantDraft making(Obligation.Issue what) {
        duties = with(duties, List.of(Duty.making(duties.size(), what)));
        return this;
    }

    /** A credential was made: the session has it, in the place of the one of this broker that it had. */
    GrantDraft held(Duty made) {
        return credentialsOver(duty -> duty.what().equals(made.what())).duty(made.at(CredentialStage.HELD));
    }

    private GrantDraft credentialsOver(Predicate<Duty> which) {
        duties = duties.stream()
                .map(duty -> duty.isAt(CredentialStage.HELD) && which.test(duty) ? duty.at(CredentialStage.OVER) : duty)
                .toList();
        return this;
    }

    GrantDraft duty(Duty changed) {
        duties = new ArrayList<>(duties);
        duties.set(changed.number(), changed);
        return this;
    }

    GrantDraft reviewed(Review by) {
        review = Optional.of(by);
        return this;
    }

    private GrantDraft owe(Class<? extends Obligation> kind) {
        List<Duty> all = new ArrayList<>(duties);
        ruling.terms()
                .ifPresent(terms -> terms.obligations().stream()
                        .filter(kind::isInstance)
                        .forEach(what -> all.add(Duty.owed(all.size(), what))));
        duties = all;
        return this;
    }

    private static <T> List<T> with(List<T> before, List<T> more) {
        List<T> all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }

    Grant done() {
        return new Grant(id, asked, state, ruling, approvals, factors, readyAt, key, opening, ending, duties, review);
    }
}
