package dev.breakglass.compiler.shape;

import dev.breakglass.runtime.program.AddressRange;
import java.util.List;

/** A condition in the numbers of a vocabulary; inputs and marks are the places of its zone. */
public sealed interface Formula {

    record All(List<Formula> formulas) implements Formula {}

    record Any(List<Formula> formulas) implements Formula {}

    record Not(Formula formula) implements Formula {}

    /** Always known: the request's zone, action or kind of resource is one of these. */
    record Is(What what, List<Integer> anyOf) implements Formula {}

    /** Always known: the requester holds the role. */
    record Holds(int role) implements Formula {}

    /** Always known: the request has the mark. */
    record Marked(int mark) implements Formula {}

    /**
     * A comparison that is unknown while one of its inputs is.
     *
     * @param tolerance what it counts as while only tolerated inputs are unknown
     */
    record Compare(Check check, List<Input> inputs, Tolerance tolerance) implements Formula {}

    /** @param tolerated whether the path tolerates that it is unknown */
    record Input(int place, boolean tolerated) {}

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

        /** One of the values of an enum of at most 64, by bits. */
        record ChoiceIn(long bits) implements Check {}

        record TextIn(List<String> constants, boolean negated) implements Check {}

        /** The pattern was matched when the request was prepared. */
        record Matches(int mark) implements Check {}

        record StartsWith(String prefix) implements Check {}

        record EndsWith(String suffix) implements Check {}

        /** The first input with the second. */
        record Numbers(String sign) implements Check {}

        record Texts(boolean negated) implements Check {}

        record InRanges(List<AddressRange> anyOf, boolean negated) implements Check {}

        record Addresses(boolean negated) implements Check {}

        record HasNumber(long constant) implements Check {}

        record HasText(String constant) implements Check {}

        record HasAddress(AddressRange range) implements Check {}
    }

    /** What is always known of a request. */
    enum What {
        ZONE,
        ACTION,
        KIND
    }
}
