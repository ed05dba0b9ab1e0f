package dev.breakglass.bench.engine.other;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:18:00.000000123Z");
    private static final Request BARE = Request.of(
            new Person("anna", Set.of("sre"), Map.of()), "prod", "read", new Resource("host", "h1", Map.of()), NOW);

    @Test
    void theLatestPresentationThatIsNotLaterThanTheRequestCounts() {
        Facts facts = Facts.of(BARE.withFactors(List.of(
                new Presented("totp", NOW.minusSeconds(9)),
                new Presented("totp", NOW.minusSeconds(2)),
                new Presented("totp", NOW.plusNanos(1)),
                new Presented("piv", NOW.plusNanos(1)))));

        assertThat(facts.now() - facts.factorAt("totp")).isEqualTo(2_000_000_000L);
        assertThat(facts.factorAt("piv")).isZero();
    }

    @Test
    void onePersonCountsOnceForEachOfTheirGroupsAndTheRequesterNever() {
        Facts facts = Facts.of(BARE.withApprovals(List.of(
                approval("anna", 1, "leads"),
                approval("bert", 7, "leads"),
                approval("bert", 2, "leads", "board"),
                approval("cleo", 5, "leads"),
                approval("dora", -1, "leads"))));

        assertThat(facts.now() - facts.approvalAt("leads", 1)).isEqualTo(2);
        assertThat(facts.now() - facts.approvalAt("leads", 2)).isEqualTo(5);
        assertThat(facts.approvalAt("leads", 3)).isZero();
        assertThat(facts.approvalTimes(2)).containsOnlyKeys("leads");
    }

    @Test
    void charactersAreCountedWithoutTheBlanksAroundThem() {
        Facts facts = Facts.of(BARE.withJustification(" a \uD83D\uDD25 ", Optional.empty()));

        assertThat(facts.characters()).isEqualTo(3);
    }

    @Test
    void whatIsReadWhenARuleAsksIsTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            List<Approval> approvals = new ArrayList<>();
            List<Presented> factors = new ArrayList<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                String[] groups = random.nextBoolean() ? new String[] {"leads"} : new String[] {"leads", "board"};
                approvals.add(approval(
                        List.of("anna", "bert", "cleo").get(random.nextInt(3)), random.nextInt(5) - 1, groups));
                factors.add(new Presented(
                        List.of("totp", "piv").get(random.nextInt(2)), NOW.minusNanos(random.nextInt(5) - 1)));
            }
            Request request = BARE.withApprovals(approvals).withFactors(factors);
            Facts facts = Facts.of(request);
            Attributes read = new ReadAttributes(request);

            for (String group : List.of("leads", "board", "none")) {
                for (int place = 1; place <= 4; place++) {
                    assertThat(read.approvalAt(group, place)).isEqualTo(facts.approvalAt(group, place));
                }
            }
            assertThat(read.factorAt("totp")).isEqualTo(facts.factorAt("totp"));
            assertThat(read.factorAt("piv")).isEqualTo(facts.factorAt("piv"));
        }
    }

    private static Approval approval(String by, int nanosAgo, String... groups) {
        return new Approval(by, Set.of(groups), NOW.minusNanos(nanosAgo), List.of());
    }
}
