package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against the JDK's own patterns, which know the same syntax and take as long as they like. */
class BranchesTest {

    private static final int PATTERNS = 40_000;
    private static final int TEXTS = 20;
    private static final List<String> ATOMS = List.of(
            "a",
            "A",
            "b",
            "[aA]",
            "[Aa]",
            "[bB]",
            "(?i:a)",
            "(?i:ab)",
            "\\Qa|\\E",
            "[|)]",
            "[^|]",
            "[]a]",
            "\\|",
            "\\)",
            "1",
            ".");
    private static final List<String> TIMES = List.of("", "", "", "", "?", "*", "+", "{2}", "{0,2}");
    private static final String LETTERS = "aAbB1|)]";

    private final Random random = new Random(20261124);

    @ParameterizedTest
    @CsvSource({
        "[aA]x~A, a, false",
        "A~[aA]x, ax, true",
        "P[0-9]~[pP]rod-.*, prod-x, true",
        "(?i:C)HG-[0-9]+~C[0-9]{3}, c123, false",
        "[cC]HG-.+~C[0-9]+, c123, false",
        "^([cC]HG-[0-9]+~C[0-9]+)$, c123, false",
        "^([cC]HG-[0-9]+~C[0-9]+)$, cHG-1, true",
    })
    void whatRe2TakesApartWronglyIsMatchedRightly(String pattern, String text, boolean matches) {
        assertThat(Branches.compile(pattern.replace('~', '|')).matches(text)).isEqualTo(matches);
        assertThat(TextPattern.of(pattern.replace('~', '|')).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "a~b, (a)~(b)",
        "(a~b)c, ((a)~(b))c",
        "(?:a~(?P<n>b~c)), (?:(a)~((?P<n>(b)~(c))))",
        "(?i)a~b, (?i)(a)~(b)",
        "(?i)(?)(?s)a~b, (?i)(?)(?s)(a)~(b)",
        "[A-[:]a~b:]], ([A-[:]a)~(b:]])",
        "[\\d-[:alpha:]~]a~b, ([\\d-[:alpha:]~]a)~(b)",
        "[(~]~[[:alpha:])]~[]~], ([(~])~([[:alpha:])])~([]~])",
        "\\Qa~(\\E~b, (\\Qa~(\\E)~(b)",
        "\\(~\\~, (\\()~(\\~)",
        "~, ()~()",
        "a(?i)b~c, a(?i)b~c",
        "a~b), a~b)",
        "(a~b, (a~b",
    })
    void eachBranchIsAGroup(String pattern, String apart) {
        assertThat(Branches.apart(pattern.replace('~', '|'))).isEqualTo(apart.replace('~', '|'));
    }

    @Test
    void everyPatternMeansWhatItMeansToTheJdk() {
        int matched = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String pattern = tree(3);
            java.util.regex.Pattern other = java.util.regex.Pattern.compile("(?s)" + pattern.replace("[]a]", "[\\]a]"));
            Pattern own = Branches.compile("(?s)" + pattern);
            TextPattern asUsed = TextPattern.of("(?s)" + pattern);
            for (int n = 0; n < TEXTS; n++) {
                String text = text();
                boolean expected = other.matcher(text).matches();
                matched += expected ? 1 : 0;
                assertThat(own.matches(text)).as("%s on %s", pattern, text).isEqualTo(expected);
                assertThat(asUsed.matches(text)).as("%s on %s", pattern, text).isEqualTo(expected);
            }
        }
        assertThat(matched).isGreaterThan(PATTERNS / 2);
    }

    /** Whatever RE2 refuses is refused, and nothing else goes wrong. */
    @Test
    void whatIsNoPatternIsRefusedAsRe2RefusesIt() {
        List<String> pieces = List.of(
                "(", ")", "|", "[", "]", "[^", "\\Q", "\\E", "\\", "(?i)", "(?", "(?P<n>", "a", "{2}", "*", "[:", ":]");
        for (int i = 0; i < PATTERNS; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                pattern.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = pattern.toString();
            assertThat(isPattern(() -> Branches.compile(text)))
                    .as(text)
                    .isEqualTo(isPattern(() -> Pattern.compile(text)));
        }
    }

    private static boolean isPattern(Runnable compile) {
        try {
            compile.run();
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private String tree(int depth) {
        String times = TIMES.get(random.nextInt(TIMES.size()));
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> "(" + tree(depth - 1) + ")" + times;
            case 2 -> "(?:" + tree(depth - 1) + "|" + tree(depth - 1) + ")" + times;
            case 3 -> tree(depth - 1) + "|" + tree(depth - 1);
            case 4 -> tree(depth - 1) + tree(depth - 1);
            default -> atom() + times;
        };
    }

    private String atom() {
        return ATOMS.get(random.nextInt(ATOMS.size()));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
