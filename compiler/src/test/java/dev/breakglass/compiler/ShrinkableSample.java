package dev.breakglass.compiler;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A sample as jqwik draws it and makes it smaller. */
record ShrinkableSample(Sample value) implements Shrinkable<Sample> {

    static Arbitrary<Sample> arbitrary(int requests) {
        return Arbitraries.fromGenerator(random -> new ShrinkableSample(Sample.draw(random, requests)));
    }

    @Override
    public Stream<Shrinkable<Sample>> shrink() {
        return value.smaller().map(ShrinkableSample::new);
    }

    @Override
    public ShrinkingDistance distance() {
        return ShrinkingDistance.of(value.size());
    }

    /** The smallest that is found by always taking the first smaller one that fails as well. */
    Sample smallest(Predicate<Sample> fails) {
        ShrinkableSample smallest = this;
        Optional<Shrinkable<Sample>> smaller = Optional.of(this);
        while (smaller.isPresent()) {
            smallest = (ShrinkableSample) smaller.get();
            smaller = smallest.shrink().filter(next -> fails.test(next.value())).findFirst();
        }
        return smallest.value();
    }
}
