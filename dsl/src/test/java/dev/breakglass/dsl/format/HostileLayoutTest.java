package dev.breakglass.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.Sets;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.SourceFile;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Texts that were made to do harm are laid out or answered with a fault. */
class HostileLayoutTest {
    private static final int MEBIBYTE = Limits.standard().bytesPerFileMax();

    private static Checked<String> format(String text) {
        return Formatter.format(new SourceFile("hostile.bgp", text));
    }

    private static String laidOut(String text) {
        String laidOut = format(text).value().orElseThrow();
        assertThat(format(laidOut).value()).contains(laidOut);
        return laidOut;
    }

    /** A text as long as it may be, when laid out, of one piece repeated. */
    private static String filled(String head, String piece, String tail, int bytes) {
        return head + piece.repeat((bytes - head.length() - tail.length()) / piece.length()) + tail;
    }

    @Property(tries = 500)
    void anyCharacters(@ForAll String text) {
        Checked<String> formatted = format("policy p\n" + text);
        assertThat(formatted.value().isEmpty()).isEqualTo(formatted.hasErrors());
    }

    @Example
    void theDeepestNestingIsLaidOutAndTheNextIsRefused() {
        int deepest = Limits.standard().nestingMax() - 1;
        String laidOut = laidOut(nested(deepest, "a or b"));
        assertThat(laidOut.lines()).hasSizeGreaterThan(deepest);
        assertThat(format(nested(deepest + 1, "a or b")).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.NESTED_TOO_DEEP);
    }

    private static String nested(int depth, String inside) {
        return "policy p invariant i { never permit where " + "(".repeat(depth) + inside + ")".repeat(depth) + "}";
    }

    @Example
    void aMebibyteOnOneLineIsLaidOut() {
        String text = filled("policy p action b", ", an-action", "", MEBIBYTE - 100_000);
        assertThat(laidOut(text).lines()).hasSizeGreaterThan(10_000).allMatch(line -> line.length() <= 100);
    }

    @Example
    void aConditionOfAMebibyteIsLaidOut() {
        laidOut(filled("policy p forbid f { when a", " and bcdefghijklmnopqrs == tuvwxyz", "}", MEBIBYTE / 4));
    }

    @Example
    void aMebibyteOfCommentsStays() {
        String text = filled("policy p zone z { at", " // x\n", " most ttl 1h }", MEBIBYTE / 8);
        assertThat(Scan.of(laidOut(text))).isEqualTo(Scan.of(text));
    }

    @Example
    void manyRowsOfOneTableAreLaidOut() {
        laidOut(filled("policy p", "\nrole a from group \"b\" size 3", "", MEBIBYTE / 4));
    }

    @Example
    void aTextThatWouldNotBeReadAnyMoreWhenLaidOutIsRefused() {
        Checked<String> formatted = format(filled("policy p", " zone z{at most ttl 1h}", "", MEBIBYTE));
        assertThat(formatted.value()).isEmpty();
        assertThat(formatted.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.FILE_TOO_LARGE);
    }

    @Example
    void theLimitsAreThoseOfTheCaller() {
        SourceFile file = new SourceFile("hostile.bgp", Sets.example());
        Checked<String> formatted = Formatter.format(file, Sets.limits(Map.of("bytesPerFileMax", 100)));
        assertThat(formatted.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.FILE_TOO_LARGE);
    }
}
