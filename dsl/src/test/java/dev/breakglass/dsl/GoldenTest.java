package dev.breakglass.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies with mistakes, and beside each the whole of what is said about it. */
class GoldenTest {

    private static final Path CASES = Path.of("src/test/resources/diagnostics");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".bgp"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsToldAsWrittenDown(Path policy) throws IOException {
        Path expected = policy.resolveSibling(policy.getFileName().toString().replace(".bgp", ".txt"));
        String said = rendered(policy);
        if (Boolean.getBoolean("update.golden")) {
            assertThat(System.getenv("CI"))
                    .as("golden files are not written in CI")
                    .isNull();
            Files.writeString(expected, said);
        }

        assertThat(said).isEqualTo(Files.readString(expected));
    }

    @Test
    void theCasesReachEveryCodeThatAFileOfTextCanHave() throws IOException {
        Set<Code> reached = EnumSet.noneOf(Code.class);
        for (Path policy : cases()) {
            diagnostics(policy).forEach(diagnostic -> reached.add(diagnostic.code()));
        }

        assertThat(reached)
                .containsAll(EnumSet.complementOf(
                        EnumSet.of(Code.TOO_MUCH, Code.FILE_TOO_LARGE, Code.NOT_UTF8, Code.OTHER_POLICY)));
    }

    @Test
    void filesOfTwoPoliciesAreNoSet() {
        var checked =
                Checker.check(List.of(new SourceFile("a.bgp", "policy a\n"), new SourceFile("b.bgp", "policy b\n")));

        assertThat(checked.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.OTHER_POLICY);
        assertThat(checked.diagnostics().get(0).related()).hasSize(1);
    }

    private static List<Diagnostic> diagnostics(Path policy) throws IOException {
        var sources = SourceReader.read(policy);
        List<Diagnostic> all = new ArrayList<>(sources.diagnostics());
        all.addAll(Checker.check(sources.value().orElseThrow()).diagnostics());
        return all;
    }

    private static String rendered(Path policy) throws IOException {
        return diagnostics(policy).stream()
                .map(diagnostic -> DiagnosticRenderer.render(diagnostic, false))
                .collect(Collectors.joining("\n"));
    }
}
