package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation.Assent;
import dev.breakglass.runtime.decision.Obligation.Proof;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether what people approved is all the assent that is asked for. Sees one policy whole. Pure. */
final class Assents {

    private final Policy policy;
    private final List<Approval> given;
    private final Instant now;

    Assents(Policy policy, List<Approval> given, Instant now) {
        this.policy = policy;
        this.given = given;
        this.now = now;
    }

    /**
     * Whether everybody can be counted once and each assent has its people: exactly when any of them together have as many
     * people to choose from as they need (Hall 1935).
     */
    boolean meet(List<Assent> asked) {
        return meet(asked, 0, Set.of(), 0);
    }

    private boolean meet(List<Assent> asked, int next, Set<String> people, int needed) {
        if (next == asked.size()) {
            return people.size() >= needed;
        }
        Assent assent = asked.get(next);
        Set<String> more = new TreeSet<>(people);
        more.addAll(eligible(assent));
        return meet(asked, next + 1, people, needed) && meet(asked, next + 1, more, needed + assent.people());
    }

    private Set<String> eligible(Assent assent) {
        Set<String> people = new TreeSet<>();
        for (Approval approval : given) {
            if (fits(assent, approval)) {
                people.add(approval.by());
            }
        }
        return people;
    }

    private boolean fits(Assent assent, Approval approval) {
        boolean fresh = assent.within()
                .map(within -> isWithin(approval.at(), now, within))
                .orElse(true);
        boolean proved = assent.mfa().map(proof -> presents(proof, approval)).orElse(true);
        return fresh && proved && holds(approval.groups(), assent.roles());
    }

    /** Whether somebody in these groups holds one of the roles. */
    boolean holds(Set<String> groups, List<String> roles) {
        return !Collections.disjoint(policy.roles(groups), roles);
    }

    private static boolean presents(Proof proof, Approval approval) {
        long kinds = approval.factors().stream()
                .filter(factor -> proof.kinds().contains(factor.kind()))
                .filter(factor -> isWithin(factor.at(), approval.at(), proof.within()))
                .map(Presented::kind)
                .distinct()
                .count();
        return kinds >= proof.count();
    }

    /** What is dated later counts for nothing; exactly so old still counts. */
    private static boolean isWithin(Instant at, Instant moment, Duration within) {
        return !at.isAfter(moment) && !at.isBefore(moment.minus(within));
    }
}
