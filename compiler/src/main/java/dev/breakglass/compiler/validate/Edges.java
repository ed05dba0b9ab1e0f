package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.model.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values on and beside the edges of what comparisons ask for. */
final class Edges {

    private static final int VALUES_MAX = 64;
    private static final String OTHER = "x";

    private Edges() {}

    /** Values of an input that a comparison tells apart, its constants first. */
    static List<Object> of(Expr comparison, Input input) {
        Set<Object> values = new LinkedHashSet<>();
        if (comparison instanceof Expr.Compare compare) {
            if (compare.right() instanceof Expr.Operand.Constant constant) {
                values.addAll(near(input, Comparisons.literal(constant.literal())));
            }
        } else if (comparison instanceof Expr.In in) {
            in.anyOf().forEach(literal -> values.add(Comparisons.literal(literal)));
            in.anyOf().forEach(literal -> values.addAll(near(input, Comparisons.literal(literal))));
        } else if (comparison instanceof Expr.Matches matches) {
            PatternText.samples(matches.pattern()).forEach(sample -> values.addAll(near(input, sample)));
        } else if (comparison instanceof Expr.StartsWith starts) {
            values.addAll(near(input, starts.prefix()));
        } else if (comparison instanceof Expr.EndsWith ends) {
            values.addAll(near(input, ends.suffix()));
        } else if (comparison instanceof Expr.InNetworks in) {
            in.anyOf().forEach(network -> values.addAll(around(network)));
        } else if (comparison instanceof Expr.Contains has) {
            values.addAll(sets(input, Set.of(has.value())));
        }
        values.addAll(any(input));
        return values.stream().limit(VALUES_MAX).toList();
    }

    /** Values that tell all these comparisons of one input apart together. */
    static Set<Object> ofAll(List<Expr> comparisons, Input input) {
        Set<Object> values = new LinkedHashSet<>();
        List<String> prefixes = new ArrayList<>(List.of(""));
        List<String> suffixes = new ArrayList<>(List.of(""));
        Set<Literal> elements = new LinkedHashSet<>();
        for (Expr comparison : comparisons) {
            values.addAll(of(comparison, input));
            if (comparison instanceof Expr.StartsWith starts) {
                prefixes.add(starts.prefix());
            } else if (comparison instanceof Expr.EndsWith ends) {
                suffixes.add(ends.suffix());
            } else if (comparison instanceof Expr.Contains has) {
                elements.add(has.value());
            }
        }
        if (prefixes.size() > 1 && suffixes.size() > 1) {
            prefixes.stream()
                    .limit(8)
                    .forEach(prefix -> suffixes.stream().limit(8).forEach(suffix -> values.add(prefix + suffix)));
        }
        if (elements.size() > 1) {
            values.addAll(sets(input, elements));
        }
        return values;
    }

    /** Some values of an input's type, none of which a policy needs to have named. */
    static List<Object> any(Input input) {
        Type type = input.type();
        if (type instanceof Type.Bool) {
            return List.of(true, false);
        } else if (type instanceof Type.Choice choice) {
            return List.copyOf(choice.values());
        } else if (type instanceof Type.Int) {
            return List.of(1L, 2L);
        } else if (type instanceof Type.Length) {
            return List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
        } else if (type instanceof Type.Ip) {
            return List.of(address("192.0.2.1"), address("2001:db8::1"));
        }
        return type instanceof Type.SetOf ? List.of(Set.of()) : List.of(OTHER, "");
    }

    /** Whether a request can say so: only some inputs count nanoseconds, and only five severities are sane. */
    static boolean fits(Input input, Object value) {
        if (value instanceof Duration length) {
            boolean whole = Inputs.isExact(input) || length.toNanosPart() == 0;
            return whole && (Inputs.isTtl(input) ? length.compareTo(Duration.ZERO) > 0 : !length.isNegative());
        }
        return !Inputs.isSeverity(input) || (long) value >= 1 && (long) value <= 5;
    }

    /** A value and its neighbours. */
    static List<Object> near(Input input, Object value) {
        if (value instanceof Long number) {
            return integers(input, number);
        } else if (value instanceof Duration length) {
            Duration least = Inputs.isExact(input) ? Duration.ofNanos(1) : Duration.ofSeconds(1);
            return Stream.of(length, length.minus(least), length.plus(least))
                    .filter(some -> fits(input, some))
                    .<Object>map(some -> some)
                    .toList();
        } else if (value instanceof Network network) {
            return around(network);
        } else if (value instanceof String text && input.type() instanceof Type.Text) {
            return List.copyOf(texts(text));
        }
        Stream<Object> other = any(input).stream().filter(some -> !some.equals(value));
        return Stream.concat(Stream.of(value), other.limit(1)).toList();
    }

    private static List<Object> integers(Input input, long number) {
        Set<Object> values = new LinkedHashSet<>(List.of(number));
        if (number > Long.MIN_VALUE) {
            values.add(number - 1);
        }
        if (number < Long.MAX_VALUE) {
            values.add(number + 1);
        }
        values.removeIf(value -> !fits(input, value));
        return List.copyOf(values);
    }

    private static Set<String> texts(String text) {
        Set<String> texts = new LinkedHashSet<>(List.of(text, text + OTHER, OTHER + text));
        if (!text.isEmpty()) {
            texts.add(text.substring(0, text.length() - 1));
            texts.add(text.substring(1));
            texts.add(text.toUpperCase(Locale.ROOT));
            texts.add(text.toLowerCase(Locale.ROOT));
        }
        return texts;
    }

    private static List<Object> around(Network network) {
        List<Object> addresses = new ArrayList<>(List.of(Addresses.first(network), Addresses.last(network)));
        Addresses.before(network).ifPresent(addresses::add);
        Addresses.after(network).ifPresent(addresses::add);
        return addresses;
    }

    /** Sets with all of some elements, with each alone, without each, and with others. */
    private static List<Object> sets(Input input, Set<Literal> literals) {
        Input element = new Input(input.origin(), input.name(), ((Type.SetOf) input.type()).element());
        Set<Object> all = new LinkedHashSet<>();
        Set<Object> others = new LinkedHashSet<>(any(element));
        for (Literal literal : literals) {
            all.add(Comparisons.literal(literal));
            others.addAll(near(element, Comparisons.literal(literal)));
        }
        others.removeAll(all);
        Set<Object> sets = new LinkedHashSet<>(List.of(Set.copyOf(all), Set.of()));
        for (Object one : all) {
            Set<Object> without = new HashSet<>(all);
            without.remove(one);
            sets.add(Set.of(one));
            sets.add(without);
        }
        Optional<Object> other = others.stream().findFirst();
        other.ifPresent(some -> {
            sets.add(Set.of(some));
            Set<Object> more = new HashSet<>(all);
            more.add(some);
            sets.add(more);
        });
        return sets.stream().limit(VALUES_MAX).toList();
    }

    private static Network address(String text) {
        return Network.of(text).orElseThrow();
    }
}
