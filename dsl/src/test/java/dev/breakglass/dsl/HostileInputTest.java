package dev.breakglass.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No text makes the language crash, hang or keep silent. */
class HostileInputTest {

    private static final Path EXAMPLE = Path.of("src/test/resources/example/production.bgp");

    static Checked<Policy> check(String text) {
        Checked<Policy> checked = Checker.check(List.of(new SourceFile("hostile.bgp", text)));
        checked.diagnostics().forEach(diagnostic -> DiagnosticRenderer.render(diagnostic, true));
        return checked;
    }

    @Property(tries = 500)
    void anyTextIsRefusedOrUnderstood(@ForAll String text) {
        Checked<Policy> checked = check(text);

        assertThat(checked.value().isPresent())
                .isEqualTo(checked.diagnostics().isEmpty() && checked.value().isPresent());
    }

    @Property(tries = 300)
    void wordsInAnyOrderNeverThrow(@ForAll long seed) throws IOException {
        List<String> words =
                new ArrayList<>(Arrays.asList(Files.readString(EXAMPLE).split("(?<=[ \n])")));
        Collections.shuffle(words, new Random(seed));

        assertThat(check(String.join("", words)).value()).isEmpty();
    }

    @Example
    void theExampleCutAtAnyPlaceNeverThrows() throws IOException {
        String text = Files.readString(EXAMPLE);
        for (int length = 0; length < text.length(); length += 3) {
            check(text.substring(0, length));
        }
        assertThat(check(text).value()).isPresent();
    }

    @Example
    void tenThousandBracesAreOneMessage() {
        assertThat(check("policy x\nzone a " + "{".repeat(10_000)).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.TOO_DEEP);
    }

    @Example
    void tenThousandNotsAreOneMessage() {
        String text = "policy x\nforbid f {\n when " + "not ".repeat(10_000) + "requester.id == \"a\"\n}";

        assertThat(check(text).diagnostics()).extracting(Diagnostic::code).containsExactly(Code.TOO_DEEP);
    }

    @Example
    void aLongRowOfOrsIsNoDepth() {
        String text =
                "policy x\nforbid f {\n when requester.id == \"a\"" + " or requester.id == \"b\"".repeat(5_000) + "\n}";

        assertThat(check(text).diagnostics()).isEmpty();
    }

    @Example
    void bytesThatAreNoTextAreToldWithTheirPlace() throws IOException {
        Path file = Files.createTempFile("hostile", ".bgp");
        try {
            Files.write(file, new byte[] {'p', 'o', (byte) 0xff, 'x'});
            Diagnostic diagnostic = SourceReader.read(file).diagnostics().get(0);

            assertThat(diagnostic.code()).isEqualTo(Code.NOT_UTF8);
            assertThat(diagnostic.message()).contains("byte 2");
        } finally {
            Files.delete(file);
        }
    }

    @Example
    void aFileIsReadUpToItsLimitAndNoFurther() throws IOException {
        Path file = Files.createTempFile("hostile", ".bgp");
        try {
            int max = Limits.STANDARD.bytesPerFileMax();
            Files.write(file, "/".repeat(max).getBytes(StandardCharsets.UTF_8));
            assertThat(SourceReader.read(file).diagnostics()).isEmpty();
            Files.write(file, "/".repeat(max + 1).getBytes(StandardCharsets.UTF_8));
            assertThat(SourceReader.read(file).diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.FILE_TOO_LARGE);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 30)
    void theOrderOfDeclarationsLeavesNoTraceInNames(@ForAll long seed) throws IOException {
        String text = Files.readString(EXAMPLE);
        List<String> blocks =
                new ArrayList<>(Arrays.asList(text.substring(text.indexOf('\n')).split("\n\n")));
        Collections.shuffle(blocks, new Random(seed));
        Policy shuffled = check("policy acme.production\n" + String.join("\n\n", blocks))
                .value()
                .orElseThrow();
        Policy original = check(text).value().orElseThrow();

        assertThat(shuffled.paths())
                .extracting(p -> p.name() + p.allow().actions() + p.duties().size())
                .isEqualTo(original.paths().stream()
                        .map(p -> p.name() + p.allow().actions() + p.duties().size())
                        .toList());
        assertThat(shuffled.zones())
                .extracting(z -> z.name())
                .isEqualTo(original.zones().stream().map(z -> z.name()).toList());
        assertThat(shuffled.signals())
                .extracting(s -> s.name())
                .isEqualTo(original.signals().stream().map(s -> s.name()).toList());
    }
}
