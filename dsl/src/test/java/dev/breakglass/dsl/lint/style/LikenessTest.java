package dev.breakglass.dsl.lint.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource({
        "database, datebase",
        "database, databse",
        "database, databsae",
        "db.read, db-read",
        "db.read, dbread",
        "host.shell, host.shells",
        "prod.payments.core, prod.payment.core",
    })
    void whatIsEasilyMistakenIsNear(String one, String other) {
        assertThat(Likeness.areNear(one, other)).isTrue();
        assertThat(Likeness.areNear(other, one)).isTrue();
        assertThat(Collections.disjoint(Likeness.of(one), Likeness.of(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"app.start, api.start", "prod.eu, prod.us", "db.read, db.load", "database, datahouse", "read, road"})
    void shortWordsAndOtherWordsAreNot(String one, String other) {
        assertThat(Likeness.areNear(one, other)).isFalse();
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> word =
                Arbitraries.strings().withChars("abs").ofMinLength(1).ofMaxLength(7);
        return word.list().ofMinSize(1).ofMaxSize(3).map(words -> String.join("-", words));
    }

    @Property
    void namesThatAreNearShareALikeness(@ForAll("names") String one, @ForAll("names") String other) {
        if (Likeness.areNear(one, other)) {
            assertThat(Collections.disjoint(Likeness.of(one), Likeness.of(other)))
                    .isFalse();
        }
    }

    @Property
    void aNameWithALetterLeftOutIsFoundAgain(@ForAll("names") String name) {
        String longer = "c" + name;
        assertThat(Likeness.areNear(name, longer)).isEqualTo(name.split("-", 2)[0].length() >= 5);
        if (Likeness.areNear(name, longer)) {
            assertThat(Collections.disjoint(Likeness.of(name), Likeness.of(longer)))
                    .isFalse();
        }
    }
}
