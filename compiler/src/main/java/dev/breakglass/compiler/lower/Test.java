package dev.breakglass.compiler.lower;

import java.util.List;

/** A condition in the numbers of a vocabulary. */
public sealed interface Test {

    record All(List<Test> tests) implements Test {}

    record Any(List<Test> tests) implements Test {}

    record Not(Test test) implements Test {}

    /** Always known: the request's zone, action or kind of resource is one of these. */
    record Is(What what, List<Integer> anyOf) implements Test {}

    /** Always known: the requester holds the role. */
    record Holds(int role) implements Test {}

    /** Always known: the moment of the request, by the clocks of the zone; seconds from midnight. */
    record During(int from, int to, String zone) implements Test {}

    /** Always known: the day of the request, by the calendars of the zone; bit 1 is Monday, bit 7 is Sunday. */
    record On(int days, String zone) implements Test {}

    /**
     * A comparison that is unknown while one of its inputs is.
     *
     * @param tolerance what it counts as while only tolerated inputs are unknown
     */
    record Compare(Check check, List<Input> inputs, Tolerance tolerance) implements Test {}

    /** @param tolerated whether the path tolerates that it is unknown */
    record Input(int number, boolean tolerated) {}

    /** What a comparison counts as while only tolerated inputs are unknown. */
    enum Tolerance {
        NONE,
        TRUE,
        FALSE
    }

    /** What is compared with what. */
    sealed interface Check {

        record Flag() implements Check {}

        record Constant(String sign, long constant) implements Check {}

        record NumberIn(List<Long> constants) implements Check {}

        record TextIn(List<String> constants, boolean negated) implements Check {}

        record Matches(String pattern) implements Check {}

        record StartsWith(String prefix) implements Check {}

        record EndsWith(String suffix) implements Check {}

        /** The first input with the second. */
        record Numbers(String sign) implements Check {}

        record Texts(boolean negated) implements Check {}

        record InRanges(List<Range> anyOf, boolean negated) implements Check {}

        record Addresses(boolean negated) implements Check {}

        record HasNumber(long constant) implements Check {}

        record HasText(String constant) implements Check {}

        record HasAddress(Range range) implements Check {}
    }

    /** The addresses that share the first bits of this one. */
    record Range(long high, long low, int prefix) {}

    /** What is always known of a request. */
    enum What {
        ZONE,
        ACTION,
        KIND
    }
}
