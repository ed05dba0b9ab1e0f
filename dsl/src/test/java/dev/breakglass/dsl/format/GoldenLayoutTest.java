package dev.breakglass.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.breakglass.dsl.Sets;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code format} is a text before and after. {@code -Dupdate.golden=true} writes the second anew, for a
 * person to read before it is committed.
 */
class GoldenLayoutTest {
    private static final Path CASES = Path.of("src/test/resources/format");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> all = Files.list(CASES)) {
            return all.sorted().toList().stream();
        }
    }

    private static String format(String text) {
        Checked<String> formatted = Formatter.format(new SourceFile("policy.bgp", text));
        assertThat(new DiagnosticRenderer(false).render(formatted.diagnostics()))
                .isEmpty();
        return formatted.value().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTextLooksAsAgreed(Path folder) throws IOException {
        String before = Files.readString(folder.resolve("before.bgp"));
        Path expected = folder.resolve("after.bgp");
        String after = format(before);
        if (Boolean.getBoolean("update.golden")) {
            if (System.getenv("CI") != null) {
                fail("expectations are updated by people, not by CI");
            }
            Files.writeString(expected, after);
        }
        assertThat(after).isEqualTo(Files.readString(expected));
        assertThat(format(after)).isEqualTo(after);
        assertThat(Trees.of(after)).isEqualTo(Trees.of(before));
        assertThat(Scan.of(after)).isEqualTo(Scan.of(before));
    }

    @Test
    void theExampleOfTheLanguagePageStaysAsItIs() {
        assertThat(format(Sets.example())).isEqualTo(Sets.example());
    }

    @Test
    void aTextWithAFaultIsLeftAloneAndTheFaultIsSaid() {
        Checked<String> formatted =
                Formatter.format(new SourceFile("policy.bgp", "policy x\nzone z { at most ttl }\n"));
        assertThat(formatted.value()).isEmpty();
        assertThat(formatted.diagnostics())
                .extracting(fault -> fault.place().toString())
                .containsExactly("policy.bgp:2:22");
    }
}
