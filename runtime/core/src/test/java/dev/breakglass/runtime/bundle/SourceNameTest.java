package dev.breakglass.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SourceNameTest {

    @Test
    void plainNamesStayAsTheyAreAndOthersAreSpelledInAscii() {
        assertThat(part("payments.bgp", "")).isEqualTo("sources/payments.bgp");
        assertThat(part("a/b-c_d.bgp", "")).isEqualTo("sources/a/b-c_d.bgp");
        assertThat(part("../org/people.bgp", "../org")).isEqualTo("imports/%2E%2E%2Forg/people.bgp");
        assertThat(part("a..b/.c d.bgp", "")).isEqualTo("sources/a.%2Eb/%2Ec%20d.bgp");
        assertThat(part("\u00e9\uD83D\uDD11.bgp", "")).isEqualTo("sources/%C3%A9%F0%9F%94%91.bgp");
        assertThat(part("100%.bgp", "")).isEqualTo("sources/100%25.bgp");
    }

    @Property(tries = 2000)
    void everyNameIsReadAsItWasWritten(@ForAll("names") String name, @ForAll("sets") String set) {
        SourceName source = new SourceName(set.isEmpty() ? name : set + "/" + name, set);
        Assume.that(!name.isEmpty());

        String part = source.part();

        assertThat(part).matches("(sources|imports)/[A-Za-z0-9_.%/-]+").doesNotContain("..");
        assertThat(SourceName.of(part)).isEqualTo(source);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> odd =
                Arbitraries.of("..", ".", "%", "/", "\\", " ", "\n", "\u0000", "\u00e9", "\uD83D\uDD11", "a", "Z9");
        return odd.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> sets() {
        return Arbitraries.of("", "../org", "../../a b", "x");
    }

    @Test
    void aNameThatIsNotTextIsRefused() {
        for (String name : new String[] {"a\uD800.bgp", "\uFFFD.bgp"}) {
            assertThatThrownBy(() -> part(name, ""))
                    .isInstanceOf(BundleException.class)
                    .hasMessageContaining("not UTF-8, or not in this locale");
        }
    }

    @Test
    void aFileOfAnotherSetIsNoSourceText() {
        assertThatThrownBy(() -> new SourceText("org/x.bgp", "../org", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SourceText("", "", "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String part(String name, String set) {
        return new SourceName(name, set).part();
    }
}
