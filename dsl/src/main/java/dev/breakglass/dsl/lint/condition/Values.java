package dev.breakglass.dsl.lint.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Some of the values that one thing can have. Two of them that are put together speak of the same thing. Immutable. */
sealed interface Values {

    boolean isEmpty();

    /** The values that are not among these. */
    Values not();

    /** The values that are among both. */
    Values and(Values other);

    /** The values that are among either. */
    default Values or(Values other) {
        return not().and(other.not()).not();
    }

    /** Whether all of the others are among these. */
    default boolean covers(Values others) {
        return others.and(not()).isEmpty();
    }

    /** Those of these names alone. */
    static Values names(Iterable<String> names) {
        Set<String> set = new HashSet<>();
        names.forEach(set::add);
        return new Named(set, false);
    }

    static Values name(String name) {
        return new Named(Set.of(name), false);
    }

    /** Whatever name it has. */
    static Values anyName() {
        return new Named(Set.of(), true);
    }

    /** From the one to the other, both included; nothing when the one is greater. */
    static Values range(long from, long to) {
        return new Ranges(from > to ? List.of() : List.of(new Range(from, to)));
    }

    static Values noNumber() {
        return new Ranges(List.of());
    }

    static Values points(long... points) {
        return new Ranges(Arrays.stream(points)
                .sorted()
                .distinct()
                .mapToObj(point -> new Range(point, point))
                .toList());
    }

    /** @param allBut whether it is every name but these */
    record Named(Set<String> names, boolean allBut) implements Values {
        public Named {
            names = Set.copyOf(names);
        }

        @Override
        public boolean isEmpty() {
            return names.isEmpty() && !allBut;
        }

        @Override
        public Values not() {
            return new Named(names, !allBut);
        }

        @Override
        public Values and(Values other) {
            if (!(other instanceof Named named)) {
                throw new IllegalArgumentException("names and numbers");
            }
            Set<String> both = new HashSet<>(allBut && !named.allBut ? named.names : names);
            if (allBut && named.allBut) {
                both.addAll(named.names);
            } else if (allBut) {
                both.removeAll(names);
            } else if (named.allBut) {
                both.removeAll(named.names);
            } else {
                both.retainAll(named.names);
            }
            return new Named(both, allBut && named.allBut);
        }
    }

    /** @param ranges in order, and no two of them overlap */
    record Ranges(List<Range> ranges) implements Values {
        public Ranges {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean isEmpty() {
            return ranges.isEmpty();
        }

        @Override
        public Values not() {
            List<Range> gaps = new ArrayList<>();
            long next = Long.MIN_VALUE;
            for (Range range : ranges) {
                if (range.from > next) {
                    gaps.add(new Range(next, range.from - 1));
                }
                if (range.to == Long.MAX_VALUE) {
                    return new Ranges(gaps);
                }
                next = range.to + 1;
            }
            gaps.add(new Range(next, Long.MAX_VALUE));
            return new Ranges(gaps);
        }

        @Override
        public Values and(Values other) {
            if (!(other instanceof Ranges numbers)) {
                throw new IllegalArgumentException("names and numbers");
            }
            List<Range> both = new ArrayList<>();
            int i = 0;
            int j = 0;
            while (i < ranges.size() && j < numbers.ranges.size()) {
                Range one = ranges.get(i);
                Range two = numbers.ranges.get(j);
                if (Math.max(one.from, two.from) <= Math.min(one.to, two.to)) {
                    both.add(new Range(Math.max(one.from, two.from), Math.min(one.to, two.to)));
                }
                if (one.to < two.to) {
                    i++;
                } else {
                    j++;
                }
            }
            return new Ranges(both);
        }
    }

    /** Both ends included. */
    record Range(long from, long to) {}
}
