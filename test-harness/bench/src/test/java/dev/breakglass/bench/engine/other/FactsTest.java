package dev.breakglass.bench.engine.other;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static Approval approval(String by, int nanosAgo, String... groups) {
        return new Approval(by, Set.of(groups), NOW.minusNanos(nanosAgo), List.of());
    }
}
