package dev.breakglass.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.Sets;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Misspells each keyword of the language at each place of a policy that has them all, in every way that a finger slips.
 * One thing is said, there or at the next word, and what it proposes is the keyword or nothing.
 */
class MisspeltKeywordsTest {
    private static final Pattern PROPOSAL = Pattern.compile("did you mean `(.*)`\\?");
    private static final SourceFile ORG = new SourceFile("../org/org.bgp", "policy org\n", "../org");
    private static final String TEXT = text();
    private static final List<Token> TOKENS = tokens();

    private static String text() {
        try {
            return Files.readString(Sets.folder("keywords").resolve("policy.bgp"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Token> tokens() {
        return new Lexing(new SourceFile("policy.bgp", TEXT), Limits.standard(), new ArrayList<>())
                .tokens()
                .all();
    }

    private static Set<String> keywords() {
        Set<String> words = new TreeSet<>();
        for (int type = 1; type <= BgpLexer.VOCABULARY.getMaxTokenType(); type++) {
            Expectation.keyword(type).ifPresent(words::add);
        }
        return words;
    }

    static Stream<Token> places() {
        Set<String> keywords = keywords();
        return TOKENS.stream().filter(token -> keywords.contains(token.getText()));
    }

    private static List<Diagnostic> said(String text) {
        List<SourceFile> files = List.of(new SourceFile("policy.bgp", text), ORG);
        return Checker.check(new Checked<>(Optional.of(files), List.of()), Limits.standard())
                .diagnostics();
    }

    @Test
    void thePolicyHasEveryKeywordAndNoFault() {
        assertThat(new DiagnosticRenderer(false).render(said(TEXT))).isEmpty();
        assertThat(new TreeSet<>(places().map(Token::getText).toList())).isEqualTo(keywords());
    }

    /** A letter left out, doubled, mistyped, or two changed round. */
    private static Set<String> slips(String word) {
        Set<String> slips = new LinkedHashSet<>();
        for (int i = 0; i < word.length(); i++) {
            slips.add(word.substring(0, i) + word.substring(i + 1));
            slips.add(word.substring(0, i + 1) + word.substring(i));
            slips.add(word.substring(0, i) + "x" + word.substring(i + 1));
            if (i > 0) {
                slips.add(word.substring(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.substring(i + 1));
            }
        }
        slips.removeAll(keywords());
        slips.removeIf(slip -> slip.length() < 2);
        return slips;
    }

    @ParameterizedTest
    @MethodSource("places")
    void oneThingIsSaidAndNothingWrongIsProposed(Token keyword) {
        int start = keyword.getStartIndex();
        int end = keyword.getStopIndex() + 1;
        int next = TOKENS.get(keyword.getTokenIndex() + 1).getStopIndex() + 1;
        SoftAssertions all = new SoftAssertions();
        for (String slip : slips(keyword.getText())) {
            List<Diagnostic> said = said(TEXT.substring(0, start) + slip + TEXT.substring(end));
            String shown = slip + " for " + keyword.getText() + "\n" + new DiagnosticRenderer(false).render(said);
            all.assertThat(said).as(shown).hasSize(1);
            for (Diagnostic diagnostic : said) {
                int at = diagnostic.place().span().start();
                all.assertThat(at)
                        .as(shown)
                        .isBetween(start, next - keyword.getText().length() + slip.length());
                Matcher proposal = PROPOSAL.matcher(diagnostic.label());
                if (proposal.matches()) {
                    all.assertThat(proposal.group(1)).as(shown).isEqualTo(keyword.getText());
                }
            }
        }
        all.assertAll();
    }
}
