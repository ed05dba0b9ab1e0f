package dev.breakglass.dsl.lint.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final int MOST = 12;

    @Property
    void numbersDoAsSetsDo(
            @ForAll @Size(max = 6) Set<@IntRange(max = MOST) Integer> one,
            @ForAll @Size(max = 6) Set<@IntRange(max = MOST) Integer> other) {
        both(numbers(one), one, numbers(other), other, Values.range(0, MOST), all());
    }

    @Property
    void namesDoAsSetsDo(
            @ForAll @Size(max = 6) Set<@IntRange(max = MOST) Integer> one,
            @ForAll @Size(max = 6) Set<@IntRange(max = MOST) Integer> other) {
        both(names(one), one, names(other), other, names(all()), all());
    }

    private static void both(
            Values a, Set<Integer> one, Values b, Set<Integer> other, Values everything, Set<Integer> all) {
        Set<Integer> either = new TreeSet<>(one);
        either.addAll(other);
        Set<Integer> common = new TreeSet<>(one);
        common.retainAll(other);
        Set<Integer> rest = new TreeSet<>(all);
        rest.removeAll(one);
        assertThat(a.isEmpty()).isEqualTo(one.isEmpty());
        assertThat(a.and(b).isEmpty()).isEqualTo(common.isEmpty());
        assertThat(a.covers(b)).isEqualTo(one.containsAll(other));
        assertThat(a.or(b).covers(everything)).isEqualTo(either.containsAll(all));
        assertThat(a.not().and(everything).isEmpty()).isEqualTo(rest.isEmpty());
        assertThat(a.not().not().covers(a) && a.covers(a.not().not())).isTrue();
        assertThat(a.or(a.not()).not().isEmpty()).isTrue();
    }

    private static Set<Integer> all() {
        Set<Integer> all = new TreeSet<>();
        for (int i = 0; i <= MOST; i++) {
            all.add(i);
        }
        return all;
    }

    private static Values numbers(Set<Integer> set) {
        return Values.points(set.stream().mapToLong(Integer::longValue).toArray());
    }

    private static Values names(Set<Integer> set) {
        return Values.names(set.stream().map(String::valueOf).toList());
    }

    @Test
    void theEndsOfAllNumbersAreNumbersToo() {
        Values most = Values.range(Long.MAX_VALUE, Long.MAX_VALUE);
        Values least = Values.range(Long.MIN_VALUE, Long.MIN_VALUE);
        assertThat(most.not().and(most).isEmpty()).isTrue();
        assertThat(least.not().and(least).isEmpty()).isTrue();
        assertThat(most.or(least).not().or(most).or(least).not().isEmpty()).isTrue();
        assertThat(Values.range(Long.MIN_VALUE, Long.MAX_VALUE).not().isEmpty()).isTrue();
    }

    @Test
    void aNameThatNobodyListedIsAmongAllOthers() {
        assertThat(Values.name("a").not().covers(Values.names(List.of("b", "c"))))
                .isTrue();
        assertThat(Values.anyName().covers(Values.name("a").not())).isTrue();
    }
}
