package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Width;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final Map<String, String> TTY = Map.of("bgp.terminal", "true");

    private static boolean colour(Map<String, String> properties, String... environment) {
        return terminal(properties, environment).colour();
    }

    private static Terminal terminal(Map<String, String> properties, String... environment) {
        Map<String, String> variables = new java.util.HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return Terminal.of(variables, properties::get);
    }

    @Test
    void colourIsForTerminalsThatCanAndPeopleWhoWantIt() {
        assertThat(colour(TTY)).isTrue();
        assertThat(colour(Map.of())).isFalse();
        assertThat(colour(TTY, "TERM", "dumb")).isFalse();
        assertThat(colour(TTY, "CLICOLOR", "0")).isFalse();
        assertThat(colour(TTY, "NO_COLOR", "1")).isFalse();
        assertThat(colour(TTY, "NO_COLOR", "")).isTrue();
    }

    @Test
    void colourCanBeForcedAndRefusingItIsStronger() {
        assertThat(colour(Map.of(), "CLICOLOR_FORCE", "1")).isTrue();
        assertThat(colour(Map.of(), "FORCE_COLOR", "1", "TERM", "dumb")).isTrue();
        assertThat(colour(Map.of(), "CLICOLOR_FORCE", "0")).isFalse();
        assertThat(colour(Map.of(), "FORCE_COLOR", "1", "NO_COLOR", "x")).isFalse();
    }

    @Test
    void theWidthIsWhatIsSaidFirst() {
        assertThat(terminal(Map.of("bgp.columns", "80")).width()).isEqualTo(Width.of(80));
        assertThat(terminal(Map.of("bgp.columns", "80"), "COLUMNS", "60").width())
                .isEqualTo(Width.of(60));
        assertThat(terminal(Map.of("bgp.columns", "80"), "COLUMNS", "wide").width())
                .isEqualTo(Width.of(80));
        assertThat(terminal(Map.of("bgp.columns", "0")).width()).isEqualTo(Width.UNKNOWN);
        assertThat(terminal(Map.of(), "COLUMNS", "99999999999999").width()).isEqualTo(Width.UNKNOWN);
    }

    @Test
    void aLineIsTakenBackOnlyWhereThatCanBeDone() {
        Map<String, String> lively = Map.of("bgp.lively", "true");
        assertThat(terminal(lively).isLively()).isTrue();
        assertThat(terminal(lively, "TERM", "dumb").isLively()).isFalse();
        assertThat(terminal(TTY).isLively()).isFalse();
    }

    @Test
    void sentencesAreForThoseWhoAskForThem() {
        assertThat(terminal(TTY).isPlain()).isFalse();
        assertThat(terminal(TTY, "BGP_PLAIN", "1").isPlain()).isTrue();
        assertThat(terminal(TTY, "BGP_PLAIN", "").isPlain()).isFalse();
    }
}
