package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QuorumTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00Z");
    private static final long LONG = Duration.ofHours(1).toNanos();
    private static final int ROLES = 4;
    private static final Conditions NO_CONDITIONS =
            new Conditions((shape, facts, constants, at) -> Truth.ABSENT, new Constants(new long[0], new Object[0]));

    @Property(tries = 400)
    void itIsMetExactlyWhenSomeWayOfCountingEverybodyOnceMeetsIt(@ForAll long seed) {
        Random random = new Random(seed);
        List<ApprovalRule> rules = rules(random);
        List<Approval> approvals = approvals(random, 7);
        boolean met = tried(rules, approvals);
        assertThat(quorum(approvals).met(rules)).isEqualTo(met);
        if (rules.stream().allMatch(rule -> rule.after() == ApprovalRule.FIRST)) {
            PreparedRequest asked = prepared(approvals);
            assertThat(asked.approvers().meet(rules, asked.request()))
                    .as("counted by sets")
                    .isEqualTo(met);
        }
        if (rules.size() == 1) {
            PreparedRequest asked = prepared(approvals);
            Demand demand = Approved.of(rules, null, asked.readers().roles());
            assertThat(demand).isInstanceOf(ApprovedByGroups.class);
            assertThat(isMet(demand, asked)).as("counted by groups").isEqualTo(met);
            assertThat(isMet(demand, asked))
                    .as("counted by roles the second time")
                    .isEqualTo(met);
        }
    }

    private static boolean isMet(Demand demand, PreparedRequest asked) {
        return demand.reason(asked, NO_CONDITIONS) == Reasons.NONE;
    }

    /** Every person on every place in turn, with each of their approvals. */
    private static boolean tried(List<ApprovalRule> rules, List<Approval> approvals) {
        Map<String, List<Approval>> people = new LinkedHashMap<>();
        approvals.stream()
                .filter(approval ->
                        !approval.by().equals("ana") && !approval.at().isAfter(NOW))
                .forEach(approval -> people.computeIfAbsent(approval.by(), id -> new ArrayList<>())
                        .add(approval));
        return seat(rules, List.copyOf(people.values()), 0, new ArrayList<>());
    }

    private record Seat(int rule, Instant at) {}

    private static boolean seat(List<ApprovalRule> rules, List<List<Approval>> people, int next, List<Seat> seats) {
        if (next == people.size()) {
            return holds(rules, seats);
        }
        if (seat(rules, people, next + 1, seats)) {
            return true;
        }
        for (Approval approval : people.get(next)) {
            for (int rule = 0; rule < rules.size(); rule++) {
                if (fits(approval, rules.get(rule))) {
                    seats.add(new Seat(rule, approval.at()));
                    if (seat(rules, people, next + 1, seats)) {
                        return true;
                    }
                    seats.remove(seats.size() - 1);
                }
            }
        }
        return false;
    }

    private static boolean fits(Approval approval, ApprovalRule rule) {
        boolean young = !approval.at().plusNanos(rule.within()).isBefore(NOW);
        for (int i = 0; i < rule.roles().size(); i++) {
            if (young && approval.groups().contains("g" + rule.roles().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Each rule has exactly its people, and those of a later one came after all of the earlier one. */
    private static boolean holds(List<ApprovalRule> rules, List<Seat> seats) {
        for (int i = 0; i < rules.size(); i++) {
            int rule = i;
            if (seats.stream().filter(seat -> seat.rule() == rule).count()
                    != rules.get(rule).people()) {
                return false;
            }
            boolean early = seats.stream()
                    .filter(seat -> seat.rule() == rule)
                    .anyMatch(seat -> seats.stream()
                            .anyMatch(other -> other.rule() == rules.get(rule).after()
                                    && !seat.at().isAfter(other.at())));
            if (early) {
                return false;
            }
        }
        return true;
    }

    /** Else a demand that has enough of those before it would not notice, and another one would. */
    @Example
    @SuppressWarnings("NullAway")
    void anApprovalThatCannotBeReadIsNone() {
        assertThatThrownBy(() -> new Approval("bo", Set.of(), null, List.of())).hasMessage("at");
        assertThatThrownBy(() -> new Approval(null, Set.of(), NOW, List.of())).hasMessage("by");
        assertThatThrownBy(() -> new Presented("piv", null)).hasMessage("at");
        assertThatThrownBy(() -> new Presented(null, NOW)).hasMessage("kind");
    }

    /** Of many demands of one request, only the first may go through all names of all approvals. */
    @Example
    void whoeverAsksFirstReadsApprovalsAsTheyAre() {
        PreparedRequest asked = prepared(List.of(approval("bo", 60, 0)));
        assertThat(asked.looksAtApprovalsFirst()).isTrue();
        assertThat(asked.looksAtApprovalsFirst()).isFalse();
        asked.fill(asked.request(), null, 0, 0);
        asked.readAll();
        assertThat(asked.looksAtApprovalsFirst()).as("all is read").isFalse();
        asked.fill(asked.request(), null, 0, 0);
        assertThat(asked.looksAtApprovalsFirst()).as("another request").isTrue();
    }

    @Example
    void onePersonWithEveryRoleCountsOnce() {
        List<ApprovalRule> rules = List.of(rule(1, -1, 0), rule(1, -1, 1));
        assertThat(quorum(List.of(approval("bo", 60, 0, 1))).met(rules)).isFalse();
        assertThat(quorum(List.of(approval("bo", 60, 0, 1), approval("bo", 30, 0, 1)))
                        .met(rules))
                .isFalse();
        assertThat(quorum(List.of(approval("bo", 60, 0, 1), approval("cy", 30, 0)))
                        .met(rules))
                .isTrue();
    }

    @Example
    void theSecondStepCountsOnlyAfterTheFirstIsComplete() {
        List<ApprovalRule> rules = List.of(rule(2, -1, 0), rule(1, 0, 1));
        Approval first = approval("bo", 50, 0);
        Approval second = approval("cy", 40, 0);
        assertThat(quorum(List.of(first, second, approval("di", 45, 1))).met(rules))
                .isFalse();
        assertThat(quorum(List.of(first, second, approval("di", 40, 1))).met(rules))
                .as("at the very moment")
                .isFalse();
        assertThat(quorum(List.of(first, second, approval("di", 39, 1))).met(rules))
                .isTrue();
        assertThat(quorum(List.of(first, second, approval("di", 45, 1), approval("di", 39, 1)))
                        .met(rules))
                .as("asked again")
                .isTrue();
    }

    @Example
    void theFullestRequestAgainstTheLongestRulesIsDecided() {
        // All people may sit anywhere, one too few of them: every moment of two parted steps is tried in vain.
        List<Approval> approvals = new ArrayList<>();
        for (int i = 0; i < RequestLimits.APPROVALS_MAX; i++) {
            approvals.add(approval("p" + i, 1_000 + i, 0, 1, 2, 3));
        }
        List<ApprovalRule> rules = List.of(rule(22, -1, 0), rule(21, 0, 1), rule(20, 1, 2), rule(2, -1, 3));
        assertThat(quorum(approvals).met(rules)).isFalse();
        List<ApprovalRule> fewer = List.of(rule(22, -1, 0), rule(21, 0, 1), rule(20, 1, 2), rule(1, -1, 3));
        assertThat(quorum(approvals).met(fewer)).isTrue();
    }

    private static List<ApprovalRule> rules(Random random) {
        ApprovalRule[] rules = new ApprovalRule[1 + random.nextInt(4)];
        int parted = 0;
        for (int i = 0; i < rules.length; i++) {
            int after = i > 0 && parted < 2 && random.nextBoolean() ? i - 1 : -1;
            parted += after < 0 ? 0 : 1;
            List<Integer> roles =
                    random.ints(1L + random.nextInt(2), 0, ROLES).boxed().toList();
            long within = Duration.ofSeconds(20 + random.nextInt(40)).toNanos();
            rules[i] = new ApprovalRule(1 + random.nextInt(2), roles, within, Rules.Mfa.NONE, after);
        }
        return List.of(rules);
    }

    private static List<Approval> approvals(Random random, int max) {
        List<Approval> approvals = new ArrayList<>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            int[] roles = random.ints(random.nextInt(ROLES + 1), 0, ROLES).toArray();
            String who = List.of("ana", "bo", "cy", "di", "ed", "fi").get(random.nextInt(6));
            approvals.add(approval(who, random.nextInt(12) * 5 - 2, roles));
        }
        return approvals;
    }

    private static ApprovalRule rule(int people, int after, int role) {
        return new ApprovalRule(people, List.of(role), LONG, Rules.Mfa.NONE, after);
    }

    private static Approval approval(String by, int secondsAgo, int... roles) {
        Set<String> groups =
                Set.copyOf(Arrays.stream(roles).mapToObj(role -> "g" + role).toList());
        return new Approval(by, groups, NOW.minusSeconds(secondsAgo), List.of());
    }

    private static Quorum quorum(List<Approval> approvals) {
        return new Quorum(prepared(approvals));
    }

    private static PreparedRequest prepared(List<Approval> approvals) {
        List<Vocabulary.Role> roles = new ArrayList<>();
        for (int i = 0; i < ROLES; i++) {
            roles.add(new Vocabulary.Role("r" + i, List.of("g" + i)));
        }
        Request request = Request.of(
                        new Person("ana", Set.of(), Map.of()), "z", "x", new Resource("host", "h", Map.of()), NOW)
                .withApprovals(approvals);
        Vocabulary nothing =
                new Vocabulary("", List.of(), roles, List.of(), List.of(), List.of(), List.of(), List.of());
        Layout layout = Layout.of(new PolicyData(nothing, new Rules(List.of(), List.of(), List.of()), List.of()));
        PreparedRequest prepared = new LaidApart(new Readers(nothing, layout), false);
        prepared.fill(request, null, 0, 0);
        return prepared;
    }
}
