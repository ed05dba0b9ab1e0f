package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContentsTest {
    private static final Place NOWHERE = new Place(new SourceFile("a.bgp", ""), new Span(0, 0));

    @Provide
    Arbitrary<ResourcePattern> patterns() {
        Arbitrary<String> globs = Arbitraries.strings().withChars("ab*").ofMaxLength(5);
        return Combinators.combine(Arbitraries.of("host", "hosts"), globs)
                .as((kind, glob) -> new ResourcePattern(kind, glob, NOWHERE));
    }

    @Provide
    Arbitrary<List<ResourcePattern>> lists() {
        return patterns().list().ofMaxSize(6);
    }

    @Property
    void lookingUpFindsWhatLookingAtAllWouldFind(
            @ForAll("lists") List<ResourcePattern> held, @ForAll("patterns") ResourcePattern wanted) {
        boolean any = held.stream()
                .anyMatch(one -> one.kind().equals(wanted.kind()) && Globs.overlap(one.glob(), wanted.glob()));
        assertThat(new Contents(held).overlap(wanted)).isEqualTo(any);
    }
}
