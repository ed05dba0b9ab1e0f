package dev.breakglass.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import org.junit.jupiter.api.Test;

class SpokenRendererTest {

    private static Diagnostic at(String text, int start, int end) {
        return Diagnostic.error(
                Code.UNKNOWN_ROLE, new Place(new SourceFile("p.bgp", text), new Span(start, end)), "wrong");
    }

    @Test
    void everyPartIsASentenceOnALineOfItsOwn() {
        Diagnostic diagnostic = at("one\n\ttwo three\n", 9, 14)
                .labelled("did you mean `tree`?")
                .noting("to know")
                .helping("to do")
                .seeing(at("one\n\ttwo three\n", 0, 3).place(), "and there");
        assertThat(SpokenRenderer.render(diagnostic)).isEqualTo("""
                        error BGP2014 unknown-role: wrong.
                        At p.bgp, line 2, column 6, `three`: did you mean `tree`?
                        The line reads: two three
                        See p.bgp, line 1, column 1, `one`: and there.
                        Note: to know.
                        Help: to do.
                        """);
    }

    @Test
    void nothingIsDrawn() {
        Diagnostic long_ = at("x".repeat(5_000), 2_000, 2_001).labelled("here").noting("to know");
        assertThat(SpokenRenderer.render(long_)).doesNotContain("│", "┌", "^", "\u001b");
    }

    @Test
    void nothingInTheTextCanDriveATerminalOrBeginALineOfItsOwn() {
        Diagnostic hostile = at("\u001b[31m\u202e\u0007 x", 0, 1)
                .labelled("\u001b[0m")
                .noting("a\r\nerror BGP1001 forged: b\u0085c\u2028d");
        assertThat(SpokenRenderer.render(hostile))
                .contains("\\u{1b}[31m\\u{202e}\\u{7} x", "a\\u{d}\\u{a}error BGP1001 forged: b\\u{85}c\\u{2028}d")
                .doesNotContain("\u001b", "\u202e", "\u0007", "\r", "\u0085", "\u2028")
                .satisfies(text -> assertThat(text.lines()).hasSize(4));
    }

    @Test
    void theEndOfTheFileIsAPlace() {
        assertThat(SpokenRenderer.render(at("", 0, 0))).isEqualTo("""
                error BGP2014 unknown-role: wrong.
                At p.bgp, line 1, column 1.
                """);
    }
}
