package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern may not be larger than it looks: what counts it too small fills the memory of whoever compiles it. */
class PatternSizeTest {

    private static final int MOST = 1_000;
    private static final int PATTERNS = 30_000;
    private static final List<String> PIECES = List.of(
            "a",
            "(",
            "(",
            "(?:",
            "(?i:",
            ")",
            ")",
            ")",
            "[(]",
            "[)]",
            "[^)]",
            "[]({9}]",
            "[[:alpha:](]",
            "\\(",
            "\\)",
            "\\Q(\\E",
            "\\Q)\\E",
            "\\Q\\E",
            "(?i)",
            "(?s-i)",
            "(?)",
            "[A-[:",
            "[\\d-[:",
            "[^]-[:",
            ":]]",
            "]",
            "{9}",
            "{3,9}",
            "{9,}",
            "*",
            "?",
            "|",
            ".",
            "[a\\]]",
            "\\x{28}",
            "\\pL");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(?:a{999}[(]){999}[(]){999}",
                "(?:(?:a{99}[(]){99}[(]){999}",
                "(?:a{999}[(]){999}",
                "(?:a{999}\\Q(\\E){999}",
                "(?:a{999})(?i){999}",
                "(?:a{999})\\Q\\E{999}",
                "(?:a{0,999}[(]?){999}",
                "(?:a{999}[[:alpha:](]){999}",
                "(?:a{999}[]({]){999}",
                "(?:a{999}\\(){999}",
                "(?:a{99}){99}",
                "(((a{30})(?){30})(?){30})(?){30}",
                "[A-[:](((a{30}){30}){30}){30}:]]",
                "[A-[:alpha:](((a{30}){30}){30}){30}]",
                "[]-[:](((a{30}){30}){30}){30}:]]",
                "[\\x{41}-[:](((a{30}){30}){30}){30}:]]"
            })
    void whatHidesItsSizeIsTooLarge(String pattern) {
        assertThat(PatternSize.of(pattern, MOST).steps()).isGreaterThan(MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O\\x{2019}Brien",
                "[\\x{2019}a]{3}",
                "[[:alpha:]({99}{99}{99}]",
                "[\\d-[:alpha:]({99}{99}{99}]",
                "[\\pL-[:alpha:]({99}{99}{99}]",
                "[a-]{99}",
                "[+--]{99}"
            })
    void whatIsSmallIsNotTakenForLarge(String pattern) {
        assertThat(PatternSize.of(pattern, MOST).steps()).isLessThan(MOST);
        assertThat(Pattern.compile(pattern).programSize()).isLessThan(MOST);
    }

    @Test
    void noPatternCompilesToMoreThanFourTimesItsSteps() {
        Random random = new Random(20261125);
        int sound = 0;
        for (int i = 0; i < PATTERNS; i++) {
            StringBuilder drawn = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                drawn.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String pattern = drawn.toString();
            long steps = PatternSize.of(pattern, MOST).steps();
            OptionalLong size = steps > MOST ? OptionalLong.empty() : size(pattern);
            assertThat(size.orElse(0)).as(pattern).isLessThanOrEqualTo(4 * steps + 8);
            sound += size.isPresent() ? 1 : 0;
        }
        assertThat(sound).isGreaterThan(PATTERNS / 50);
    }

    /** Nothing of what is no pattern. */
    private static OptionalLong size(String pattern) {
        try {
            return OptionalLong.of(Pattern.compile(pattern).programSize());
        } catch (PatternSyntaxException e) {
            return OptionalLong.empty();
        }
    }

    @Test
    void flagsAmongBranchesAreSeen() {
        assertThat(PatternSize.of("a(?i)b|c", MOST).hasFlagsAmongBranches()).isTrue();
        assertThat(PatternSize.of("(a(?i)b)|c", MOST).hasFlagsAmongBranches()).isTrue();
        assertThat(PatternSize.of("(?i)(?s)ab|c", MOST).hasFlagsAmongBranches()).isFalse();
        assertThat(PatternSize.of("(?i)a(?s)b|c", MOST).hasFlagsAmongBranches()).isTrue();
        assertThat(PatternSize.of("(?i)ab|c", MOST).hasFlagsAmongBranches()).isFalse();
        assertThat(PatternSize.of("(?i:ab)|c", MOST).hasFlagsAmongBranches()).isFalse();
        assertThat(PatternSize.of("a(?i)b[|]", MOST).hasFlagsAmongBranches()).isFalse();
    }
}
