package dev.breakglass.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INC-[0-9]{4,}",
                "(CHG|INC)-[0-9]+x?",
                "a+b?",
                "",
                "a|b|",
                "^ab$",
                "[^a-z]+",
                "[]a]",
                "[^]a]x",
                "[[:alpha:]]{2}-\\d\\d",
                "\\w+\\s\\S",
                "\\pL\\p{Lu}\\p{Greek}?",
                "(?i)ticket-[a-f0-9]{8}",
                "(?:ab){2,3}(?P<name>c)(?i:d)",
                "\\Qa.b*\\E+",
                "\\x41\\x{1F600}",
                "\\.\\/\\(\\)\\[\\]\\{\\}",
                ".*",
                "x{0}y",
                "a{,3}",
                "(a|(b|(c|d)))*e",
                "\ud83d\ude00+",
                "a*?b+?c??",
                "\\bword\\b",
                "[\\d\\-_]+",
                "a{1000}"
            })
    void aTextIsFoundThatThePatternMatches(String pattern) {
        assertThat(PatternText.samples(pattern))
                .isNotEmpty()
                .allMatch(text -> Pattern.compile(pattern).matches(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\bb", "[^\\x00-\\x{10FFFF}]", "$a^"})
    void nothingIsFoundForWhatMatchesNothing(String pattern) {
        assertThat(PatternText.samples(pattern)).isEmpty();
    }

    @Test
    void aPatternOfManyWaysIsNotWrittenOut() {
        assertThat(PatternText.samples("([ab]|[cd]|[ef]){1,9}".repeat(40))).isNotEmpty();
        assertThat(PatternText.samples("(".repeat(60) + "a{9}" + "){2}".repeat(1) + ")".repeat(59)))
                .isNotEmpty();
    }
}
