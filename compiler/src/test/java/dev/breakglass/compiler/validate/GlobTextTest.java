package dev.breakglass.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Globs;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class GlobTextTest {

    @Property(tries = 2_000)
    void aNameThatBothMatchIsFoundWheneverThereIsOne(
            @ForAll @Chars('*') @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String left,
            @ForAll @Chars('*') @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String right) {
        Optional<String> name = GlobText.common(left, right);

        assertThat(name.isPresent()).isEqualTo(Globs.overlap(left, right));
        assertThat(name.stream()).allMatch(found -> matches(left, found) && matches(right, found));
    }

    @Property(tries = 500)
    void someNamesAroundAGlobMatchIt(
            @ForAll @Chars('*') @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String glob) {
        assertThat(GlobText.around(glob)).anyMatch(name -> matches(glob, name));
    }

    /** As a regular expression matches: by other code than any that asks or answers. */
    private static boolean matches(String glob, String name) {
        return name.matches(glob.replace("*", ".*"));
    }
}
