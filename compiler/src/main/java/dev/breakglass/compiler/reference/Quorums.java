package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** How many different kinds that are asked for were presented in time. */
    static long kinds(Mfa mfa, List<Presented> presented, Instant now) {
        return kinds(mfa, presented, now, mfa.within());
    }

    private static long kinds(Mfa mfa, List<Presented> presented, Instant now, Optional<Duration> within) {
        return presented.stream()
                .filter(factor -> !factor.at().isAfter(now))
                .filter(factor ->
                        within.isEmpty() || !factor.at().plus(within.get()).isBefore(now))
                .map(Presented::kind)
                .filter(kind -> asks(mfa, kind))
                .distinct()
                .count();
    }

    private static boolean asks(Mfa mfa, String kind) {
        for (FactorKind asked : mfa.kinds()) {
            if (asked.word().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** The people who could count for a step of an approval, when only what is dated after a moment does. */
    private Set<String> eligible(Approve step, Instant after, Instant upTo) {
        return given(step.roles())
                .filter(approval ->
                        !approval.at().plus(step.within().orElseThrow()).isBefore(request.now()))
                .filter(approval -> step.mfa().isEmpty()
                        || factors(step.mfa().get(), approval.factors(), approval.at()) == Factors.MET)
                .filter(approval ->
                        approval.at().isAfter(after) && !approval.at().isAfter(upTo))
                .map(Approval::by)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The people in one of the roles who approved, however long ago. */
    Set<String> eligible(List<Role> roles) {
        return given(roles).map(Approval::by).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The approvals of others in one of the roles, however long ago. */
    Stream<Approval> given(List<Role> roles) {
        return request.approvals().stream()
                .filter(approval -> !approval.by().equals(request.requester().id()))
                .filter(approval -> !approval.at().isAfter(request.now()))
                .filter(approval -> roles.stream().anyMatch(role -> Conditions.holds(role, approval.groups())));
    }

    /** A step while moments part it from the one before and the one after. */
    private record Parted(Approve step, Instant after, Instant upTo) {}

    /**
     * Whether every step finds its people, none of them twice: for some way of parting the steps of each clause at moments
     * at which somebody approved.
     */
    boolean met(List<Approve> clauses) {
        return parted(clauses, List.of());
    }

    private boolean parted(List<Approve> clauses, List<Parted> before) {
        if (clauses.isEmpty()) {
            return enough(before);
        }
        List<Approve> others = clauses.subList(1, clauses.size());
        return ways(clauses.get(0), Instant.MIN).stream()
                .anyMatch(way -> parted(
                        others, Stream.concat(before.stream(), way.stream()).toList()));
    }

    private List<List<Parted>> ways(Approve step, Instant after) {
        if (step.then().isEmpty()) {
            return List.of(List.of(new Parted(step, after, Instant.MAX)));
        }
        List<List<Parted>> ways = new ArrayList<>();
        List<Instant> moments =
                request.approvals().stream().map(Approval::at).distinct().toList();
        for (Instant moment : moments) {
            for (List<Parted> rest : ways(step.then().get(), moment)) {
                List<Parted> way = new ArrayList<>(List.of(new Parted(step, after, moment)));
                way.addAll(rest);
                ways.add(way);
            }
        }
        return ways;
    }

    /**
     * By Hall's theorem it is enough that every set of steps has, among all who are eligible for one of them, as many people
     * as they ask for together.
     */
    private boolean enough(List<Parted> steps) {
        List<String> everybody =
                request.approvals().stream().map(Approval::by).distinct().toList();
        List<BitSet> eligible = new ArrayList<>();
        for (Parted parted : steps) {
            BitSet people = new BitSet();
            eligible(parted.step(), parted.after(), parted.upTo()).forEach(id -> people.set(everybody.indexOf(id)));
            eligible.add(people);
        }
        return enough(steps, eligible, 0, new BitSet(), 0);
    }

    /** For the sets of steps that are these, so far, and any of those from a number on. */
    private static boolean enough(List<Parted> steps, List<BitSet> eligible, int from, BitSet people, int asked) {
        if (people.cardinality() < asked) {
            return false;
        }
        for (int i = from; i < steps.size(); i++) {
            BitSet more = (BitSet) people.clone();
            more.or(eligible.get(i));
            if (!enough(
                    steps, eligible, i + 1, more, asked + steps.get(i).step().people())) {
                return false;
            }
        }
        return true;
    }

    /**
     * The steps that are to blame, with those who count for them: the steps with too few people, or all if only together
     * they have too few. What is dated before the step before had its people counts for nobody.
     */
    Map<Approve, Set<String>> blamed(List<Approve> clauses) {
        Map<Approve, Set<String>> counted = counted(clauses);
        Map<Approve, Set<String>> alone = new LinkedHashMap<>(counted);
        alone.entrySet()
                .removeIf(step -> step.getValue().size() >= step.getKey().people());
        return alone.isEmpty() ? counted : alone;
    }

    /** Who counts for each step as if it were the only one, but for the steps before it. */
    Map<Approve, Set<String>> counted(List<Approve> clauses) {
        Map<Approve, Set<String>> counted = new LinkedHashMap<>();
        for (Approve clause : clauses) {
            Optional<Instant> after = Optional.of(Instant.MIN);
            for (Approve step : clause.steps()) {
                Optional<Instant> from = after;
                counted.put(
                        step,
                        from.map(moment -> eligible(step, moment, Instant.MAX)).orElse(Set.of()));
                after = from.flatMap(moment -> complete(step, moment));
            }
        }
        return counted;
    }

    /** The first moment at which a step by itself had its people. */
    private Optional<Instant> complete(Approve step, Instant after) {
        return request.approvals().stream()
                .map(Approval::at)
                .sorted()
                .filter(moment -> eligible(step, after, moment).size() >= step.people())
                .findFirst();
    }
}
