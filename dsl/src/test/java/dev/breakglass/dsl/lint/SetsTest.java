package dev.breakglass.dsl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.read.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty policy sets of twenty houses, from small to large, and what all rules find in them ({@code findings.txt}). They
 * are written as people write who know what they do, so what is found must be true and worth telling: a rule that says
 * more here is at fault. Folders called {@code shared-…} are vocabularies that others import.
 * {@code -Dupdate.golden=true} writes anew what is found, for a person to read before it is committed.
 */
class SetsTest {
    private static final Path SETS = Path.of("src/test/resources/sets");

    static Stream<Path> sets() throws IOException {
        try (Stream<Path> all = Files.list(SETS)) {
            List<Path> sets = all.filter(
                            folder -> !folder.getFileName().toString().startsWith("shared-"))
                    .sorted()
                    .toList();
            assertThat(sets).hasSize(20);
            return sets.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aSetIsWithoutErrorAndWhatIsFoundInItWasLookedAt(Path folder) throws IOException {
        Checked<CheckedSet> checked = Checker.checkSet(SourceReader.read(folder), Limits.standard());
        assertThat(new DiagnosticRenderer(false).render(checked.diagnostics())).isEmpty();
        String found =
                new DiagnosticRenderer(false).render(Linter.lint(checked.value().orElseThrow(), Settings.standard()));
        Path expected = folder.resolve("findings.txt");
        if (Boolean.getBoolean("update.golden")) {
            if (System.getenv("CI") != null) {
                fail("expectations are updated by people, not by CI");
            }
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }
}
