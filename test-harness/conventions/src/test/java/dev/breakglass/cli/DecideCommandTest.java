package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bgp decide}: what its exit status tells a script. */
class DecideCommandTest {

    private static final String POLICIES =
            BundleArgumentTest.root().resolve("policies/payments").toString();
    private static final List<String> OUTCOMES = List.of("permit", "pending", "deny");

    @TempDir
    Path temp;

    @BeforeEach
    void requests() throws IOException {
        String pending = Files.readString(BundleArgumentTest.root().resolve("docs/examples/request.yaml"));
        String last = "at: 2026-03-14T02:16:00Z }\n";
        String second = "  - { by: cy, groups: [security-leads], " + last;
        Files.writeString(temp.resolve("pending"), pending);
        Files.writeString(temp.resolve("permit"), pending.replace(last, last + second));
        Files.writeString(temp.resolve("deny"), pending.replace("groups: [sre]", "groups: [guests]"));
    }

    private String decide(String request, String... more) {
        return CommandLineRun.of(
                temp,
                Stream.concat(Stream.of("decide", POLICIES, "--request", request), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void everyOutcomeIsAnAnswerAndExitsWithZero() {
        assertThat(OUTCOMES)
                .allSatisfy(outcome -> assertThat(decide(outcome, "--format", "json"))
                        .contains("\"decision\":\"" + outcome + "\"", "exit 0"));
    }

    @Test
    void anOutcomeThatIsNotTheExpectedOneIsPrintedAndExitsWithOne() {
        for (String outcome : OUTCOMES) {
            String printed = decide(outcome).replace("exit 0\n", "");
            for (String expected : OUTCOMES) {
                assertThat(decide(outcome, "--expect", expected))
                        .isEqualTo(printed + (outcome.equals(expected) ? "exit 0\n" : "exit 1\n"));
            }
        }
    }

    @Test
    void anOutcomeThatThereIsNotIsWrongUsage() {
        for (String word : List.of("allow", "PERMIT", "")) {
            assertThat(decide("permit", "--expect", word))
                    .isEqualTo("bgp: --expect is permit, pending or deny, not `" + word + "`\nexit 2\n");
        }
    }

    @Test
    void theHelpSaysWhatEachOutcomeExitsWith() {
        assertThat(CommandLineRun.of(temp, "help", "decide"))
                .contains("exit with 1 if the outcome is another; else each of them exits with 0");
    }
}
