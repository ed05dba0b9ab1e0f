package dev.breakglass.dsl.model;

import java.util.List;

/** The type of an attribute or a signal. */
public sealed interface Type {

    record Bool() implements Type {}

    /** A 64-bit signed integer. */
    record Int() implements Type {}

    record Text() implements Type {}

    /** A length of time; nanosecond resolution. */
    record Length() implements Type {}

    /** An IP address, of version 4 or 6. */
    record Ip() implements Type {}

    /** Any number of different values of a type that is no set. */
    record SetOf(Type element) implements Type {
        public SetOf {
            if (element instanceof SetOf) {
                throw new IllegalArgumentException("a set of sets");
            }
        }
    }

    /** One of a closed list of names, in the order of their declaration. */
    record Choice(List<String> values) implements Type {
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an enum without values");
            }
        }
    }
}
