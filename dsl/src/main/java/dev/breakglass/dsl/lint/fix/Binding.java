package dev.breakglass.dsl.lint.fix;

import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.Mfa;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What all bounds of a zone and those above it amount to, however often they are said. */
final class Binding {

    private Binding() {}

    static Object of(Collection<Bound> bounds) {
        List<Duration> ceilings = all(bounds, Bound.AtMostTtl.class).stream()
                .map(Bound.AtMostTtl::ttl)
                .sorted()
                .toList();
        List<Integer> people = all(bounds, Bound.AtLeastApprove.class).stream()
                .map(Bound.AtLeastApprove::people)
                .sorted()
                .toList();
        List<Duration> reviews = all(bounds, Bound.AtLeastReview.class).stream()
                .map(Bound.AtLeastReview::within)
                .sorted()
                .toList();
        return List.of(
                ceilings.stream().limit(1).toList(),
                actions(all(bounds, Bound.AtMostAllow.class)),
                floors(all(bounds, Bound.AtLeastMfa.class).stream()
                        .map(Bound.AtLeastMfa::mfa)
                        .toList()),
                people.stream().skip(Math.max(0, people.size() - 1)).toList(),
                reviews.stream().limit(1).toList());
    }

    private static <B> List<B> all(Collection<Bound> bounds, Class<B> kind) {
        return bounds.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Object actions(List<Bound.AtMostAllow> ceilings) {
        if (ceilings.isEmpty()) {
            return List.of();
        }
        Set<String> common = new TreeSet<>(ceilings.get(0).actions());
        ceilings.forEach(ceiling -> common.retainAll(ceiling.actions()));
        return List.of(common);
    }

    private static Object floors(List<Mfa> floors) {
        Set<Object> binding = new HashSet<>();
        for (Mfa floor : floors) {
            boolean implied = floors.stream().anyMatch(other -> implies(other, floor) && !implies(floor, other));
            if (!implied) {
                binding.add(Plain.of(floor));
            }
        }
        return binding;
    }

    /** Whether every mfa that meets {@code one} meets {@code other}. */
    private static boolean implies(Mfa one, Mfa other) {
        boolean recent = other.within().isEmpty()
                || one.within()
                        .filter(within -> within.compareTo(other.within().get()) <= 0)
                        .isPresent();
        return recent && one.count() >= other.count() && other.kinds().containsAll(one.kinds());
    }
}
