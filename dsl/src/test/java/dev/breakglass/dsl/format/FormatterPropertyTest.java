package dev.breakglass.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Verbatim;
import dev.breakglass.dsl.source.SourceFile;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the layout of every text of the language, with any white space and comments anywhere. */
class FormatterPropertyTest {

    private static String format(String text) {
        Checked<String> formatted = Formatter.format(new SourceFile("policy.bgp", text));
        assertThat(new DiagnosticRenderer(false).render(formatted.diagnostics()))
                .isEmpty();
        return formatted.value().orElseThrow();
    }

    /** Texts with words of twenty characters at most, so that every line can be broken. */
    @Provide
    Arbitrary<String> texts() {
        return texts(20, 0, 40, 300);
    }

    @Provide
    Arbitrary<String> textsWithLongWords() {
        return texts(120, 0, 40, 300);
    }

    private static Arbitrary<String> texts(int charactersMax, Integer... commentsPerMille) {
        return Arbitraries.of(commentsPerMille)
                .flatMap(comments -> Arbitraries.randomValue(random ->
                        new RandomSpace(random, comments).between(RandomPolicy.words(random, charactersMax))));
    }

    private static void keeps(String text) {
        String laidOut = format(text);
        assertThat(Trees.of(laidOut)).isEqualTo(Trees.of(text));
        assertThat(Scan.of(laidOut)).isEqualTo(Scan.of(text));
        assertThat(format(laidOut)).isEqualTo(laidOut);
        assertThat(laidOut).endsWith("\n").doesNotEndWith("\n\n").doesNotContain("\n\n\n", "\r", " \n", "\t\n");
    }

    @Property(tries = 300)
    void theTextSaysTheSameAndIsLeftAloneThen(@ForAll("texts") String text) {
        keeps(text);
    }

    @Property(tries = 150)
    void soDoesATextWithLongWords(@ForAll("textsWithLongWords") String text) {
        keeps(text);
    }

    @Property(tries = 300)
    void noLineIsTooWideWhenItCanBeBroken(@ForAll("texts") String text) {
        assertThat(format(text).lines().filter(line -> width(Scan.withoutComment(line)) > Printer.WIDTH_MAX))
                .isEmpty();
    }

    private static int width(String line) {
        return line.codePointCount(0, line.length());
    }

    /** Empty lines are the author's, and with them which rows stand below one another. */
    @Property(tries = 150)
    void butForEmptyLinesTheLayoutDependsOnTheWordsAlone(@ForAll Random random) {
        List<String> words = RandomPolicy.words(random, 30);
        String spaced = new RandomSpace(random, 0).between(words);
        assertThat(squeezed(format(spaced))).isEqualTo(squeezed(format(String.join(" ", words))));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\n+", "\n").replaceAll(" +", " ");
    }

    @Example
    void theseTextsComeFromEveryRuleOfTheGrammar() {
        Set<String> rules = new TreeSet<>();
        for (int seed = 0; seed < 300; seed++) {
            String text = String.join(" ", RandomPolicy.words(new Random(seed), 20));
            Verbatim.read(new SourceFile("policy.bgp", text), Limits.standard())
                    .value()
                    .ifPresent(file -> collect(file, rules));
        }
        // The rules that put nothing together are not phrases: they are one of several others, or one word.
        Set<String> expected = new TreeSet<>(Grammar.rules());
        expected.removeAll(Set.of(
                "clause", "comparison", "count", "declaration", "duration", "edge", "forbidClause", "name", "operand"));
        expected.removeAll(Set.of("regex", "text", "zoneClause"));
        assertThat(rules).isEqualTo(expected);
    }

    private static void collect(Part part, Set<String> rules) {
        if (part instanceof Part.Phrase phrase) {
            rules.add(phrase.rule());
            phrase.parts().forEach(each -> collect(each, rules));
        }
    }
}
