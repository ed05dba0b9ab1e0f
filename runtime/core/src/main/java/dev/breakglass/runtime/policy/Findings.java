package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Have;
import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a walk met, clause by clause, in words. */
final class Findings {

    private final Words words;
    private final PreparedRequest prepared;
    private final Request request;
    private final InputWording inputs;
    private final List<Finding> all = new ArrayList<>();

    Findings(Words words, PreparedRequest prepared) {
        this.words = words;
        this.prepared = prepared;
        this.request = prepared.request();
        this.inputs = new InputWording(words.vocabulary(), prepared);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    /** The zone of the request is none of the policy's. */
    void tellNoZone() {
        all.add(new Finding(
                Optional.empty(),
                ReasonCode.RESOURCE_NOT_IN_ZONE,
                "a zone that the policy knows",
                request.resource().toString(),
                Optional.empty()));
    }

    /** @param path nothing if the clause closes every path */
    void tell(@Nullable Route path, int clause, ReasonCode reason) {
        Optional<String> name = Optional.ofNullable(path).map(Route::name);
        all.add(finding(name, clause, reason, have(path, clause, reason)));
    }

    /** Rule by rule: those that have too few people by themselves, or all if each has enough and they overlap. */
    void tellApprovals(Route path, int clause, List<ApprovalRule> rules) {
        Quorum quorum = new Quorum(prepared);
        List<Collection<String>> people = new ArrayList<>();
        boolean alone = false;
        for (int i = 0; i < rules.size(); i++) {
            people.add(quorum.eligible(rules, i));
            alone |= people.get(i).size() < rules.get(i).people();
        }
        for (int i = 0; i < rules.size(); i++) {
            if (!alone || people.get(i).size() < rules.get(i).people()) {
                String have = Have.approvals(rules.get(i).people(), people.get(i));
                all.add(finding(Optional.of(path.name()), clause + i, ReasonCode.APPROVALS, have));
            }
        }
    }

    private Finding finding(Optional<String> path, int clause, ReasonCode reason, String have) {
        Words.Said said = words.said(clause);
        return new Finding(path, reason, said.need(), have, Optional.of(said.source()));
    }

    private String have(@Nullable Route path, int clause, ReasonCode reason) {
        return switch (reason) {
            case RESOURCE_NOT_IN_ZONE -> request.resource().toString();
            case FORBIDDEN, BOUNDARY, CONDITION, SIGNAL_MISSING, SIGNAL_STALE ->
                Have.inputs(words.inputs(clause).stream().map(inputs::have).toList());
            case ROLE -> Have.groups(request.requester().groups());
            case ACTION -> Have.use(request.action(), request.resource());
            case MFA, MFA_STALE -> Have.factors(request.factors(), request.now());
            case JUSTIFICATION -> Have.characters(prepared.justification());
            case TICKET -> Have.ticket(request.ticket());
            case TTL_EXCEEDS_MAXIMUM -> Durations.text(request.ttl().orElse(Duration.ZERO));
            case LIMIT -> limit(path, clause);
            case COOLDOWN -> Have.ended();
            case REVIEW_OVERDUE -> Have.overdue(request.history().overdueReviews());
            case NO_PATH -> "none";
            case APPROVALS, INTERNAL -> "";
        };
    }

    private String limit(@Nullable Route path, int clause) {
        if (path == null) {
            return "";
        }
        for (LimitRule limit : path.controls.limits()) {
            if (limit.clause() == clause && limit.kind() == LimitRule.Kind.PER_WINDOW) {
                int granted = Past.granted(request, path.name(), limit.window());
                return Have.granted(granted, Duration.ofNanos(limit.window()));
            }
        }
        return Have.open(Past.open(request, path.name()));
    }
}
