package dev.breakglass.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private static final DiagnosticRenderer PLAIN = new DiagnosticRenderer(false);

    private static Diagnostic at(String text, int start, int end) {
        return Diagnostic.error(
                Code.UNKNOWN_ROLE, new Place(new SourceFile("p.bgp", text), new Span(start, end)), "wrong");
    }

    @Test
    void everyPartHasItsPlace() {
        Diagnostic diagnostic = at("one\ntwo three\n", 8, 13)
                .labelled("here")
                .noting("to know")
                .helping("to do")
                .seeing(at("one\ntwo three\n", 0, 3).place(), "and there");
        assertThat(PLAIN.render(diagnostic)).isEqualTo("""
                        error[BGP2014]: wrong
                         ┌─ p.bgp:2:5
                         │
                        2│ two three
                         │     ^^^^^ here
                         ┌─ p.bgp:1:1
                         │
                        1│ one
                         │ --- and there
                         │
                         = to know
                         = help: to do
                        """);
    }

    @Test
    void caretsStandBelowWhatTheyMarkWhateverStandsBefore() {
        assertThat(PLAIN.render(at("\t世\u0301界x y", 5, 6)))
                .contains("│     世\u0301界x y\n", "│" + " ".repeat(1 + 4 + 2 + 2 + 1) + "^");
    }

    @Test
    void nothingInTheTextCanDriveATerminal() {
        Diagnostic hostile =
                at("\u001b[31m\u202e\u0007 x", 0, 1).labelled("\u001b[0m").noting("\r\n\u0000");
        assertThat(PLAIN.render(hostile))
                .contains("\\u{1b}[31m\\u{202e}\\u{7} x", "\\u{1b}[0m", "\\u{d}\\u{a}\\u{0}")
                .doesNotContain("\u001b", "\u202e", "\u0007", "\r");
    }

    @Test
    void colourIsThereOnlyWhenAskedFor() {
        assertThat(new DiagnosticRenderer(true).render(at("x", 0, 1))).contains("\u001b[1;31merror");
        assertThat(PLAIN.render(at("x", 0, 1))).doesNotContain("\u001b");
    }

    @Test
    void aPlaceOverSeveralLinesIsMarkedOnItsFirst() {
        assertThat(PLAIN.render(at("ab\r\ncd\r\n", 1, 6))).contains("1│ ab\n │  ^\n");
    }

    @Test
    void aVeryLongLineIsCutAroundThePlace() {
        String text = "a".repeat(50_000) + "!" + "b".repeat(50_000);
        String rendered = PLAIN.render(at(text, 50_000, 50_001));
        assertThat(rendered).contains("…a", "a!b", "b…");
        assertThat(rendered.lines().allMatch(line -> line.length() < 200)).isTrue();
    }

    @Test
    void theEndOfTheFileIsAPlace() {
        assertThat(PLAIN.render(at("", 0, 0))).contains("p.bgp:1:1", "^");
        assertThat(PLAIN.render(at("a\n", 2, 2))).contains("p.bgp:2:1", "2│\n │ ^");
    }
}
