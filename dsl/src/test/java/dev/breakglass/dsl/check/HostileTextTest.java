package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.Sets;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.parse.Parser;
import dev.breakglass.dsl.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text is, it is answered with diagnostics that can be printed, and never with an exception. */
class HostileTextTest {

    private static List<Diagnostic> survives(String text) {
        SourceFile file = new SourceFile("hostile.bgp", text);
        Checked<Policy> checked = Checker.check(List.of(file));
        assertThat(checked.value().isEmpty()).isEqualTo(checked.hasErrors());
        assertThat(checked.diagnostics()).allSatisfy(diagnostic -> {
            assertThat(diagnostic.place().span().end()).isLessThanOrEqualTo(Math.max(1, text.length()));
            assertThat(diagnostic.message()).doesNotContain("mismatched", "extraneous", "viable", "token");
        });
        assertThat(new DiagnosticRenderer(true).render(checked.diagnostics())).doesNotContain("\u0000", "\u202e");
        return checked.diagnostics();
    }

    @Property(tries = 1000)
    void anyCharacters(@ForAll String text) {
        survives(text);
        survives("policy p\n" + text);
    }

    @Property(tries = 500)
    void anyBytes(@ForAll byte[] bytes) {
        survives(new String(bytes, StandardCharsets.ISO_8859_1));
        survives(new String(bytes, StandardCharsets.UTF_16));
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of((Sets.example() + " ( ) not == <= .. : /a/ \"b\" 18:00 9 true within \n { }").split(" +"))
                .list()
                .ofMaxSize(150)
                .map(words -> "policy p\n" + String.join(" ", words));
    }

    @Property(tries = 2000)
    void anyWordsOfTheLanguage(@ForAll("soup") String text) {
        survives(text);
    }

    @Example
    void theExampleCutOffAnywhere() {
        String text = Sets.example();
        for (int end = 0; end < text.length(); end++) {
            survives(text.substring(0, end));
        }
    }

    @Example
    void theExampleWithoutAnyOneCharacter() {
        String text = Sets.example();
        for (int at = 0; at < text.length(); at++) {
            survives(text.substring(0, at) + text.substring(at + 1));
        }
    }

    @Example
    void nestingWithoutEnd() {
        String forbid = "policy p\nforbid f {\n  when ";
        for (String open : List.of("{", "(", "not ", "not (", "zone z {", "a in {")) {
            assertThat(survives(forbid + open.repeat(10_000))).isNotEmpty();
            assertThat(survives("policy p\n" + open.repeat(10_000))).isNotEmpty();
        }
        assertThat(survives(forbid + "(".repeat(10_000) + "a" + ")".repeat(10_000) + "\n}"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.NESTED_TOO_DEEP);
    }

    @Example
    void aLongButFlatConditionIsRefusedForItsLength() {
        assertThat(survives(
                        "policy p\nsignal a: bool fresh 1m\nforbid f {\n  when a" + " and a".repeat(50_000) + "\n}"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.CONDITION_TOO_LONG);
    }

    @Example
    void listsAndTypesWithoutEnd() {
        assertThat(survives("policy p\nsignal a: " + "set of ".repeat(50_000) + "bool fresh 1m"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.NESTED_SET);
        assertThat(survives("policy p\naction a" + ", a".repeat(50_000))).isNotEmpty();
    }

    @Example
    void aLongChainOfGroupsIsRefused() {
        StringBuilder text = new StringBuilder("policy p\naction a0\n");
        for (int i = 1; i < 5_000; i++) {
            text.append("action a")
                    .append(i)
                    .append(" includes a")
                    .append(i - 1)
                    .append('\n');
        }
        assertThat(survives(text.toString())).extracting(Diagnostic::code).contains(Code.NESTED_TOO_DEEP);
    }

    @Example
    void onlySoManyFaultsOfOneFileAreSaid() {
        List<Diagnostic> faults = survives("policy p\n" + "role\n".repeat(100_000));
        assertThat(faults).hasSize(Limits.standard().errorsPerFileMax() + 1);
        assertThat(faults.get(faults.size() - 1).code()).isEqualTo(Code.TOO_MANY_ERRORS);
    }

    @Example
    void aFileOverTheLimitIsNotLookedAt() {
        String text = "policy p\n" + "x".repeat(Limits.standard().bytesPerFileMax());
        assertThat(survives(text)).extracting(Diagnostic::code).containsExactly(Code.FILE_TOO_LARGE);
        assertThat(Parser.parse(new SourceFile("a", "é".repeat(Limits.standard().bytesPerFileMax() / 2 + 1)))
                        .value())
                .isEmpty();
    }

    @Example
    void whatIsTooLongToReadIsNotRepeated() {
        String many = "-a".repeat(400_000);
        for (String text : List.of(
                "role A" + many,
                "role a" + many + " from group \"g\"",
                "role r from group '" + many + "'",
                "role r from group “" + many + "”",
                "signal s: bool fresh 5" + "0".repeat(800_000),
                "signal s: bool fresh 5" + "0".repeat(800_000) + " m",
                "signal s: bool fresh 5" + "0".repeat(800_000) + "min",
                "signal s: bool fresh 1" + ":1".repeat(400_000),
                "signal s: bool fresh 1" + ".1".repeat(400_000),
                "zone z {\n  when " + "a and ".repeat(100_000) + "a\n}",
                "zone a" + many + " {\n  zone b" + many + " { }\n}",
                "breakglass b {\n  action a" + ", a".repeat(200_000) + "\n}")) {
            List<Diagnostic> said = survives("policy p\n" + text);
            assertThat(said).isNotEmpty();
            assertThat(new DiagnosticRenderer(false).render(said.get(0))).hasSizeLessThan(2_000);
        }
    }

    @Example
    void wholeMebibytesOfOneThing() {
        for (String piece : List.of(
                "\"", "/", "-", "a-", "é", "\u0000", "\ud83d", "\ud83d\ude92", "}", "a ", "1", "\n", ".", "\\")) {
            survives("policy p\n" + piece.repeat(1_000_000 / piece.getBytes(StandardCharsets.UTF_8).length));
        }
    }

    @Example
    void manyUnknownNamesAreNotComparedWithManyKnownOnes() {
        StringBuilder text = new StringBuilder("policy p\n");
        for (int i = 0; i < 15_000; i++) {
            text.append("role known-role-").append(i).append(" from group \"g\"\n");
        }
        text.append("forbid f {\n  for unknown-role-0");
        for (int i = 1; i < 15_000; i++) {
            text.append(", unknown-role-").append(i);
        }
        assertThat(survives(text + "\n  when incident.severity == 1\n}\n"))
                .hasSize(Limits.standard().errorsPerFileMax() + 1);
    }
}
