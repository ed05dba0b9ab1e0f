package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether factors and approvals are enough, by trying. */
final class Quorums {

    /** How the factors stand against what is asked. */
    enum Factors {
        MET,
        STALE,
        NEVER
    }

    private final Request request;

    Quorums(Request request) {
        this.request = request;
    }

    static Factors factors(Mfa mfa, List<Presented> presented, Instant now) {
        Duration within = mfa.within().orElseThrow();
        if (kinds(mfa, presented, now, Optional.of(within)) >= mfa.count()) {
            return Factors.MET;
        }
        return kinds(mfa, presented, now, Optional.empty()) >= mfa.count() ? Factors.STALE : Factors.NEVER;
    }

    private static long kinds(Mfa mfa, List<Presented> presented, Instant now, Optional<Duration> within) {
        Set<String> asked = mfa.kinds().stream().map(FactorKind::word).collect(Collectors.toSet());
        return presented.stream()
                .filter(factor -> !factor.at().isAfter(now))
                .filter(factor ->
                        within.isEmpty() || !factor.at().plus(within.get()).isBefore(now))
                .map(Presented::kind)
                .filter(asked::contains)
                .distinct()
                .count();
    }

    /** The people who could count for a clause. */
    Set<String> eligible(Approve approve) {
        return request.approvals().stream()
                .filter(approval -> !approval.by().equals(request.requester().id()))
                .filter(approval -> !approval.at().isAfter(request.now()))
                .filter(approval ->
                        !approval.at().plus(approve.within().orElseThrow()).isBefore(request.now()))
                .filter(approval ->
                        approve.roles().stream().anyMatch(role -> Conditions.holds(role, approval.groups())))
                .filter(approval -> approve.mfa().isEmpty()
                        || factors(approve.mfa().get(), approval.factors(), approval.at()) == Factors.MET)
                .map(Approval::by)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether every clause finds its people, none of them twice. By Hall's theorem it is enough that every set of clauses
     * has, among all who are eligible for one of them, as many people as they ask for together.
     */
    boolean met(List<Approve> clauses) {
        List<Set<String>> eligible = clauses.stream().map(this::eligible).toList();
        for (int subset = 1; subset < 1 << clauses.size(); subset++) {
            int asked = 0;
            Set<String> people = new TreeSet<>();
            for (int i = 0; i < clauses.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    asked += clauses.get(i).people();
                    people.addAll(eligible.get(i));
                }
            }
            if (people.size() < asked) {
                return false;
            }
        }
        return true;
    }

    /** The clauses that are to blame: those with too few people, or all if only together they have too few. */
    List<Approve> blamed(List<Approve> clauses) {
        List<Approve> alone = new ArrayList<>(clauses);
        alone.removeIf(clause -> eligible(clause).size() >= clause.people());
        return alone.isEmpty() ? clauses : alone;
    }
}
