package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class GlobsTest {

    /** Two globs of at most four characters that share any name share one of at most eight. */
    @Property(tries = 300)
    void overlapIsWhetherSomeNameMatchesBoth(
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 4) String left,
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 4) String right) {
        String first = left.replace("*", ".*");
        String second = right.replace("*", ".*");
        boolean shared = names(8).stream().anyMatch(name -> name.matches(first) && name.matches(second));
        assertThat(Globs.overlap(left, right)).isEqualTo(shared);
    }

    private static List<String> names(int lengthMax) {
        List<String> names = new ArrayList<>(List.of(""));
        for (int i = 0; i < names.size() && names.get(i).length() < lengthMax; i++) {
            names.add(names.get(i) + "a");
            names.add(names.get(i) + "b");
        }
        return names;
    }

    @Example
    void twoLongGlobsFullOfStarsAreAnswered() {
        assertThat(Globs.overlap("*a".repeat(128), "*b".repeat(128))).isFalse();
    }
}
