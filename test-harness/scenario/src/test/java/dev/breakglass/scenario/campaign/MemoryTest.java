package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {

    /** Else nobody would ever be kept from their own request for being its requester alone. */
    @Test
    void someWhoAskCouldSayYesToOthers() {
        Vocabulary vocabulary = Vocabulary.of(Safe.SOUND.text());
        long both = IntStream.range(0, 100)
                .mapToObj(seed -> new Memory(new Dice(seed), vocabulary, Safe.SOUND))
                .filter(memory -> memory.hopeful.stream().anyMatch(plea -> hasBoth(plea, memory)))
                .count();
        assertThat(both).isBetween(10L, 90L);
    }

    private static boolean hasBoth(Memory.Plea plea, Memory memory) {
        Set<String> own = plea.requester().groups();
        return plea.backers().stream()
                .map(backer -> memory.company.now(backer.id()).orElseThrow().groups())
                .anyMatch(groups -> !Collections.disjoint(groups, own));
    }
}
