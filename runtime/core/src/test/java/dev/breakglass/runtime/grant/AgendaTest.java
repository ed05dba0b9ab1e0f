package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Instant START = Instant.parse("2026-03-14T02:13:00Z");

    private final Agenda agenda = new Agenda();

    @Test
    void theSoonestComesFirstAndTheMomentItselfHasCome() {
        GrantId late = GrantId.random(new SecureRandom());
        GrantId soon = GrantId.random(new SecureRandom());
        agenda.put(late, Optional.of(START.plusSeconds(20)));
        agenda.put(soon, Optional.of(START.plusSeconds(10)));
        assertThat(agenda.first()).contains(START.plusSeconds(10));
        assertThat(agenda.until(START.plusSeconds(10).minusNanos(1))).isEmpty();
        assertThat(agenda.until(START.plusSeconds(10))).containsExactly(soon);
        assertThat(agenda.until(START.plusSeconds(30))).containsExactly(soon, late);
    }

    @Test
    void afterAnyNumberOfMovesItIsWhatAListOfAllWouldSay() {
        Random random = new Random(1);
        List<GrantId> grants = IntStream.range(0, 20)
                .mapToObj(i -> GrantId.random(new SecureRandom()))
                .toList();
        Map<GrantId, Instant> all = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            GrantId grant = grants.get(random.nextInt(grants.size()));
            if (random.nextInt(3) == 0) {
                agenda.put(grant, Optional.empty());
                all.remove(grant);
            } else {
                Instant at = START.plusSeconds(random.nextInt(10));
                agenda.put(grant, Optional.of(at));
                all.put(grant, at);
            }
            Instant now = START.plusSeconds(random.nextInt(10));
            assertThat(agenda.until(now))
                    .containsExactlyInAnyOrderElementsOf(all.keySet().stream()
                            .filter(id -> !all.get(id).isAfter(now))
                            .toList());
            assertThat(agenda.first()).isEqualTo(all.values().stream().min(Comparator.naturalOrder()));
        }
    }
}
