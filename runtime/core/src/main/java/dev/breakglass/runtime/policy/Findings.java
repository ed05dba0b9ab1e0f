package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Have;
import dev.breakglass.runtime.program.ApprovalRule;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.program.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a program told about one request, path by path. */
final class Findings implements Verdict {

    /** What was told of one path. */
    static final class Walk {
        final int path;
        final List<Finding> refused = new ArrayList<>();
        final List<Finding> open = new ArrayList<>();
        long ttl;

        Walk(int path) {
            this.path = path;
        }
    }

    private final Vocabulary vocabulary;
    private final Prepared facts;
    private final List<Finding> everywhere = new ArrayList<>();
    private final List<Walk> walks = new ArrayList<>();

    Findings(Vocabulary vocabulary, Prepared facts) {
        this.vocabulary = vocabulary;
        this.facts = facts;
    }

    /** What closes every path. */
    List<Finding> everywhere() {
        return everywhere;
    }

    List<Walk> walks() {
        return walks;
    }

    @Override
    public void outside(int clause) {
        String have = facts.request().resource().toString();
        everywhere.add(finding(Optional.empty(), clause, ReasonCode.RESOURCE_NOT_IN_ZONE, have));
    }

    @Override
    public void forbidden(int clause) {
        everywhere.add(finding(Optional.empty(), clause, ReasonCode.FORBIDDEN, inputs(clause)));
    }

    @Override
    public void path(int path) {
        walks.add(new Walk(path));
    }

    @Override
    public void refuse(int clause, ReasonCode reason) {
        if (walks.isEmpty()) {
            everywhere.add(finding(Optional.empty(), clause, reason, have(clause, reason)));
        } else {
            last().refused.add(finding(name(), clause, reason, have(clause, reason)));
        }
    }

    @Override
    public void refuse(int clause, ReasonCode whenFalse, int truth) {
        ReasonCode reason = switch (truth) {
            case Truth.MISSING -> ReasonCode.SIGNAL_MISSING;
            case Truth.STALE -> ReasonCode.SIGNAL_STALE;
            default -> whenFalse;
        };
        last().refused.add(finding(name(), clause, reason, inputs(clause)));
    }

    @Override
    public void open(int clause, ReasonCode reason) {
        last().open.add(finding(name(), clause, reason, have(clause, reason)));
    }

    @Override
    public void openApprovals(int clause, ApprovalRule[] rules) {
        boolean alone = false;
        for (int i = 0; i < rules.length; i++) {
            alone |= facts.quorum().eligible(rules, i).size() < rules[i].people();
        }
        for (int i = 0; i < rules.length; i++) {
            var people = facts.quorum().eligible(rules, i);
            if (!alone || people.size() < rules[i].people()) {
                String have = Have.approvals(rules[i].people(), people);
                last().open.add(finding(name(), clause + i, ReasonCode.APPROVALS, have));
            }
        }
    }

    @Override
    public void done(long ttl) {
        last().ttl = ttl;
    }

    private Walk last() {
        return walks.get(walks.size() - 1);
    }

    private Optional<String> name() {
        return Optional.of(vocabulary.paths().get(last().path).name());
    }

    private Finding finding(Optional<String> path, int clause, ReasonCode reason, String have) {
        if (clause < 0) {
            return new Finding(path, reason, "a zone that the policy knows", have, Optional.empty());
        }
        Vocabulary.Clause word = vocabulary.clauses().get(clause);
        return new Finding(path, reason, word.need(), have, word.source());
    }

    private String inputs(int clause) {
        return Have.inputs(vocabulary.clauses().get(clause).inputs().stream()
                .map(facts.inputs()::have)
                .toList());
    }

    private String have(int clause, ReasonCode reason) {
        var request = facts.request();
        return switch (reason) {
            case ROLE -> Have.groups(request.requester().groups());
            case ACTION -> Have.use(request.action(), request.resource());
            case MFA, MFA_STALE -> Have.factors(request.factors(), request.now());
            case JUSTIFICATION -> Have.characters(facts.justification());
            case TICKET -> Have.ticket(request.ticket());
            case TTL_EXCEEDS_MAXIMUM -> Durations.text(request.ttl().orElse(Duration.ZERO));
            case LIMIT -> limit(vocabulary.clauses().get(clause));
            case COOLDOWN -> Have.ended();
            case REVIEW_OVERDUE -> Have.overdue(facts.overdueReviews());
            case NO_PATH -> "none";
            default -> "";
        };
    }

    /** The clause says its window, if it has one, after {@code per}. */
    private String limit(Vocabulary.Clause clause) {
        int per = clause.need().indexOf(" per ");
        return per < 0
                ? Have.open(facts.open(last().path))
                : Durations.parse(clause.need().substring(per + 5))
                        .map(window -> Have.granted(facts.granted(last().path, window.toNanos()), window))
                        .orElseThrow();
    }
}
