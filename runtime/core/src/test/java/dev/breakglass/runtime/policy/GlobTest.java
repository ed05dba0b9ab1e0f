package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class GlobTest {

    /** Few letters, so that pieces are found again and overlap. */
    @Property(tries = 4_000)
    void aStarStandsForAnyTextAndAllElseForItself(
            @ForAll @Chars({'a', 'b', '*', '.'}) @StringLength(max = 6) String glob,
            @ForAll @Chars({'a', 'b', '.'}) @StringLength(max = 9) String name) {
        Pattern same = Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        assertThat(Glob.of(glob).matches(name)).isEqualTo(same.matcher(name).matches());
    }
}
