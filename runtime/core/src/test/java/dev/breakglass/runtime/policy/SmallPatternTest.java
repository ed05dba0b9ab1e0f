package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against RE2, which decides for every pattern that is not small. */
class SmallPatternTest {

    private static final int PATTERNS = 20_000;
    private static final List<String> ATOMS = List.of(
            "a", "b", "1", "-", "_", "/", "\\d", "\\.", "\\-", "\\\\", "[ab]", "[a-c1]", "[0-9]", "[a-]", "[_.-]");
    private static final List<String> TIMES =
            List.of("", "", "", "?", "*", "+", "{2}", "{1,}", "{2,}", "{0,2}", "{1,3}");
    /** Of which something is made that RE2 may refuse, or that is not known here. */
    private static final List<String> PIECES = List.of(
            "a",
            "[a-c1]",
            "\\d",
            "(",
            ")",
            "|",
            "?",
            "*",
            "{2}",
            "{3,1}",
            "{02}",
            "{",
            "}",
            "]",
            "[",
            "^",
            "$",
            ".",
            "(?i)",
            "??",
            "[^a]",
            "[[:alpha:]]",
            "[b-a]",
            "\\w",
            "\u00e9");

    private final Random random = new Random(20261123);

    private String some(List<String> pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    /** A pattern that is whole. */
    private String tree(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        String part = switch (kind) {
            case 1 -> "(" + tree(depth - 1) + ")";
            case 2 -> "(" + tree(depth - 1) + "|" + tree(depth - 1) + ")";
            default -> some(ATOMS);
        };
        return part + some(TIMES) + (kind == 3 ? tree(depth - 1) : "");
    }

    private String some(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Optional<Pattern> re2(String pattern) {
        try {
            return Optional.of(Pattern.compile(pattern));
        } catch (PatternSyntaxException no) {
            return Optional.empty();
        }
    }

    /** Each pattern with texts that are drawn from its own characters, so that many of them match. */
    @Test
    void meansWhatRe2Means() {
        int small = 0;
        int matched = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String pattern = i % 2 == 0 ? some(PIECES, 6) : tree(4);
            Optional<Pattern> re2 = re2(pattern);
            Optional<SmallPattern> own = SmallPattern.of(pattern);
            if (re2.isEmpty() || own.isEmpty()) {
                continue;
            }
            small++;
            for (String text : texts()) {
                boolean matches = own.get().matches(text);
                assertThat(matches)
                        .as("%s of %s", pattern, text)
                        .isEqualTo(re2.get().matches(text));
                matched += matches ? 1 : 0;
            }
        }
        assertThat(small).isGreaterThan(PATTERNS / 3);
        assertThat(matched).isGreaterThan(PATTERNS);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "a", "1", "ab", "-", "\u00e9", "a\n", "\ud83d\ude00"));
        for (int i = 0; i < 12; i++) {
            texts.add(some(List.of("a", "b", "c", "1", "0", "-", "_", ".", "/", "\\"), 7));
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INC-[0-9]{4,}",
                "(INC|SEC)-[0-9]+",
                "(WO|INC)-[0-9]{4,}",
                "TR-[0-9]{3,}",
                "[A-Z]{2,5}-\\d{1,7}",
                "CHG[0-9]{7}",
                "https://tickets/[A-Za-z0-9_.-]+",
            })
    void ticketsAreSmall(String pattern) {
        assertThat(SmallPattern.of(pattern)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "^a",
                "a$",
                "(?i)a",
                "(?:a)",
                "a+?",
                "a**",
                "[^a]",
                "[[:alpha:]]",
                "\\w",
                "\\bINC",
                "a{2,1}",
                "a{0}",
                "a{02}",
                "a{65}",
                "(a{9}){9}",
                "(|a)",
                "(a",
                "a)",
                "[a",
                "a\\",
                "caf\u00e9",
                "a\nb",
            })
    void whatElseThereIsIsLeftToRe2(String pattern) {
        assertThat(SmallPattern.of(pattern)).isEmpty();
    }

    /** The stack and the time that a pattern takes to read have their limits, too. */
    @Test
    void whatIsNestedTooDeepIsLeftToRe2() {
        assertThat(SmallPattern.of("(".repeat(16) + "a" + ")".repeat(16))).isPresent();
        assertThat(SmallPattern.of("(".repeat(17) + "a" + ")".repeat(17))).isEmpty();
        assertThat(SmallPattern.of("(".repeat(4_000))).isEmpty();
        assertThat(SmallPattern.of("a".repeat(64))).isPresent();
        assertThat(SmallPattern.of("a".repeat(65))).isEmpty();
    }

    /** Where backtracking would take two to the power of thirty steps. */
    @Test
    void timeIsLinearInTheText() {
        SmallPattern pattern = SmallPattern.of("(a|a|aa)+b").orElseThrow();

        assertThat(pattern.matches("a".repeat(100_000))).isFalse();
        assertThat(pattern.matches("a".repeat(100_000) + "b")).isTrue();
    }
}
