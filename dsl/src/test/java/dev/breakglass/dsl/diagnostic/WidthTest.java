package dev.breakglass.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WidthTest {
    private static final DiagnosticRenderer NARROW = new DiagnosticRenderer(false, Width.of(60));

    private static Diagnostic at(String text, int start, int end) {
        return Diagnostic.error(
                Code.UNKNOWN_ROLE, new Place(new SourceFile("p.bgp", text), new Span(start, end)), "wrong");
    }

    @Test
    void sentencesBreakAtWordsAndHangBelowTheirFirst() {
        Diagnostic wordy = at("role sre", 5, 8)
                .labelled("the role that is meant here is not declared in any of the files")
                .noting("roles are declared in policy.bgp:10, and in two other files of this set")
                .helping("declare it");
        assertThat(NARROW.render(wordy)).isEqualTo("""
                        error[BGP2014]: wrong
                         ┌─ p.bgp:1:6
                         │
                        1│ role sre
                         │      ^^^ the role that is meant here is not declared in
                         │          any of the files
                         │
                         = roles are declared in policy.bgp:10, and in two other
                           files of this set
                         = help: declare it
                        """);
    }

    @Test
    void aLabelWithoutRoomBesideItsCaretsStandsBelowThem() {
        Diagnostic late = at("a".repeat(45) + " sre", 46, 49).labelled("did you mean `site-reliability`?");
        assertThat(NARROW.render(late)).endsWith("""
                        1│ %s sre
                         │ %s ^^^
                         │ %sdid you mean `site-reliability`?
                        """.formatted("a".repeat(45), " ".repeat(45), " ".repeat(25)));
    }

    @Test
    void codeThatCanBePastedIsNotBroken() {
        Diagnostic help =
                at("x", 0, 1).helping("write this in the path: `approve none because \"nobody\"` and not less");
        assertThat(NARROW.render(help)).endsWith("""
                         = help: write this in the path:
                           `approve none because "nobody"` and not less
                        """);
    }

    @Test
    void spacesWithinALineStayAsTheyAre() {
        assertThat(WordWrap.lines("zone a  for b", 80, 80)).containsExactly("zone a  for b");
        assertThat(WordWrap.lines("zone a  for  b", 10, 10)).containsExactly("zone a", "for  b");
        assertThat(WordWrap.lines("", 10, 10)).containsExactly("");
        assertThat(WordWrap.lines("toolongforit a", 4, 4)).containsExactly("toolongforit", "a");
    }

    @Test
    void aLineThatFitsIsNotCut() {
        assertThat(NARROW.render(at("a".repeat(57), 0, 1))).contains("1│ " + "a".repeat(57) + "\n");
        assertThat(NARROW.render(at("a".repeat(58), 0, 1))).contains("a…\n");
    }

    @Property
    void noLineIsWiderThanTheTerminal(
            @ForAll @StringLength(max = 300) String before,
            @ForAll @StringLength(min = 1, max = 40) String marked,
            @ForAll @StringLength(max = 300) String after,
            @ForAll @IntRange(min = 40, max = 160) int columns) {
        int start = before.length();
        Diagnostic diagnostic = at(before + marked + after, start, start + marked.length())
                .labelled("one two three four five six seven eight nine ten eleven twelve thirteen")
                .noting("one two three four five six seven eight nine ten eleven twelve thirteen fourteen");
        List<String> lines = new DiagnosticRenderer(false, Width.of(columns))
                .render(diagnostic)
                .lines()
                .toList();
        assertThat(lines).allSatisfy(line -> assertThat(Cells.of(line)).isLessThanOrEqualTo(columns));
    }

    @Property
    void whatIsMarkedIsBelowTheCarets(
            @ForAll @IntRange(max = 400) int before,
            @ForAll @IntRange(max = 400) int after,
            @ForAll @IntRange(min = 40, max = 160) int columns) {
        Diagnostic diagnostic = at("a".repeat(before) + "!" + "b".repeat(after), before, before + 1);
        List<String> lines = new DiagnosticRenderer(false, Width.of(columns))
                .render(diagnostic)
                .lines()
                .toList();
        assertThat(lines.get(3).indexOf('!'))
                .isPositive()
                .isEqualTo(lines.get(4).indexOf('^'));
    }

    @Test
    void aTerminalTooNarrowForAnythingIsTreatedAsALittleWider() {
        assertThat(Width.of(0)).isEqualTo(Width.of(40)).isEqualTo(Width.of(-7));
        assertThat(Width.of(250)).isEqualTo(new Width(100, 250));
        assertThat(Width.of(Integer.MAX_VALUE).all()).isEqualTo(1_000);
    }
}
