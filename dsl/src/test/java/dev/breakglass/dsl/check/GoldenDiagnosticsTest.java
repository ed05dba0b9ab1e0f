package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.read.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code diagnostics} is a policy set and what is said about it. {@code -Dupdate.golden=true} writes
 * anew what is said, for a person to read before it is committed.
 */
class GoldenDiagnosticsTest {
    private static final Path CASES = Path.of("src/test/resources/diagnostics");
    /** Codes that need a set too large to keep as a case; other tests hold them. */
    private static final Set<String> ELSEWHERE = Set.of("BGP1010", "BGP1013", "BGP1015", "BGP1016");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> all = Files.list(CASES)) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsSaidIsExactlyWhatWasAgreed(Path folder) throws IOException {
        Checked<Policy> checked = Checker.check(SourceReader.read(folder));
        String rendered = new DiagnosticRenderer(false).render(checked.diagnostics());
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("update.golden")) {
            if (System.getenv("CI") != null) {
                fail("expectations are updated by people, not by CI");
            }
            Files.writeString(expected, rendered);
        }
        assertThat(rendered).isNotEmpty().isEqualTo(Files.readString(expected));
        assertThat(checked.value()).isEmpty();
    }

    @Test
    void everyCodeHasACase() throws IOException {
        Set<String> seen = new TreeSet<>(ELSEWHERE);
        for (Path folder : cases().toList()) {
            Checker.check(SourceReader.read(folder))
                    .diagnostics()
                    .forEach(diagnostic -> seen.add(diagnostic.code().id()));
        }
        assertThat(seen)
                .isEqualTo(Arrays.stream(Code.values())
                        .filter(code -> !code.isLint())
                        .map(Code::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
