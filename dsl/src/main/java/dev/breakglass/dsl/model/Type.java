package dev.breakglass.dsl.model;

import dev.breakglass.dsl.diagnostic.Quote;
import java.util.List;

/** The type of an attribute or a signal. */
public sealed interface Type {

    /** What each value is, as a message says it: {@code an int}, {@code one of `corp, vpn`}. */
    String described();

    record Bool() implements Type {
        @Override
        public String described() {
            return "a bool";
        }
    }

    /** A 64-bit signed integer. */
    record Int() implements Type {
        @Override
        public String described() {
            return "an int";
        }
    }

    record Text() implements Type {
        @Override
        public String described() {
            return "a string";
        }
    }

    /** A length of time; nanosecond resolution. */
    record Length() implements Type {
        @Override
        public String described() {
            return "a duration";
        }
    }

    /** An IP address, of version 4 or 6. */
    record Ip() implements Type {
        @Override
        public String described() {
            return "an IP address";
        }
    }

    /** Any number of different values of a type that is no set. */
    record SetOf(Type element) implements Type {
        public SetOf {
            if (element instanceof SetOf) {
                throw new IllegalArgumentException("a set of sets");
            }
        }

        @Override
        public String described() {
            return "a set of which each is " + element.described();
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

        @Override
        public String described() {
            return "one of " + Quote.of(String.join(", ", values));
        }
    }
}
