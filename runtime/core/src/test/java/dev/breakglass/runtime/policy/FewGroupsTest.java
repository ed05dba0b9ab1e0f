package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewGroupsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00Z");
    private static final long WITHIN = 60_000_000_000L;

    /** Two texts of one hash code, as everybody knows who wants to be taken for somebody else. */
    private static final String ONE = "Aa";

    private static final String ANOTHER = "BB";

    @Test
    void aNameIsNotTakenForAnotherOfItsHashCode() {
        assertThat(ONE).hasSameHashCodeAs(ANOTHER);
        assertThat(approve(1, List.of(ONE), approval("bo", 0, ANOTHER))).isFalse();
        assertThat(approve(1, List.of(ONE), approval("bo", 0, ANOTHER, ONE))).isTrue();
    }

    @Test
    void aPersonIsNotTakenForAnotherOfTheirHashCode() {
        assertThat(approve(2, List.of("dba"), approval(ONE, 0, "dba"), approval(ANOTHER, 0, "dba")))
                .isTrue();
        assertThat(approve(2, List.of("dba"), approval(ONE, 0, "dba"), approval(new String(ONE), 0, "dba")))
                .isFalse();
        Request own = request(approval("ana", 0, "dba"))
                .withRequester(new Person(new String("ana".toCharArray()), Set.of(), Map.of()));
        assertThat(new FewGroups(List.of("dba")).approve(own, 1, WITHIN)).isFalse();
        Request ofALikeOne = request(approval(ONE, 0, "dba")).withRequester(new Person(ANOTHER, Set.of(), Map.of()));
        assertThat(new FewGroups(List.of("dba")).approve(ofALikeOne, 1, WITHIN)).isTrue();
    }

    @Test
    void anApprovalCountsToItsLastNanosecondAndNotBeforeItWasGiven() {
        assertThat(approve(1, List.of("dba"), approval("bo", WITHIN, "dba"))).isTrue();
        assertThat(approve(1, List.of("dba"), approval("bo", WITHIN + 1, "dba")))
                .isFalse();
        assertThat(approve(1, List.of("dba"), approval("bo", 0, "dba"))).isTrue();
        assertThat(approve(1, List.of("dba"), approval("bo", -1, "dba"))).isFalse();
    }

    @Test
    void whatDoesNotCountIsNoReasonToLeaveOutWhatTheSamePersonGaveLater() {
        assertThat(approve(
                        2,
                        List.of("dba"),
                        approval("bo", WITHIN + 1, "dba"),
                        approval("bo", 5, "web"),
                        approval("bo", 4, "dba"),
                        approval("cy", 3, "dba")))
                .isTrue();
    }

    @Test
    void theLastOfAsManyAsARequestMayHaveCounts() {
        List<Approval> all = new ArrayList<>();
        for (int i = 1; i < RequestLimits.APPROVALS_MAX; i++) {
            all.add(approval("p" + i, 0, "dba"));
        }
        Approval[] oneTooFew = all.toArray(new Approval[0]);
        all.add(approval("last", 0, "dba"));
        assertThat(approve(RequestLimits.APPROVALS_MAX, List.of("dba"), oneTooFew))
                .isFalse();
        assertThat(approve(RequestLimits.APPROVALS_MAX, List.of("dba"), all.toArray(new Approval[0])))
                .isTrue();
    }

    /** So that nobody who writes a role of very many groups waits for each of them. */
    @Test
    void manyGroupsAreLeftToTheTable() {
        assertThat(asked(FewGroups.MAX)).isInstanceOf(ApprovedByGroups.class);
        assertThat(asked(FewGroups.MAX + 1)).isInstanceOf(Approved.class);
    }

    private static Demand asked(int groups) {
        List<String> names = IntStream.range(0, groups).mapToObj(i -> "g" + i).toList();
        HeldRoles roles = new HeldRoles(List.of(
                new Vocabulary.Role("half", names.subList(0, groups / 2)),
                new Vocabulary.Role("most", names.subList(1, groups))));
        return Approved.of(
                List.of(new ApprovalRule(1, List.of(0, 1), WITHIN, Rules.Mfa.NONE, ApprovalRule.FIRST)), null, roles);
    }

    private static boolean approve(int people, List<String> groups, Approval... approvals) {
        return new FewGroups(groups).approve(request(approvals), people, WITHIN);
    }

    private static Request request(Approval... approvals) {
        return Request.of(new Person("ana", Set.of(), Map.of()), "z", "x", new Resource("host", "h", Map.of()), NOW)
                .withApprovals(Arrays.asList(approvals));
    }

    private static Approval approval(String by, long nanosAgo, String... groups) {
        return new Approval(by, Set.of(groups), NOW.minusNanos(nanosAgo), List.of());
    }
}
