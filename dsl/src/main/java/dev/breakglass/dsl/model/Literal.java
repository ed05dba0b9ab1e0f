package dev.breakglass.dsl.model;

import java.time.Duration;

/** A constant in a condition. */
public sealed interface Literal {

    record Bool(boolean value) implements Literal {}

    record Int(long value) implements Literal {}

    record Text(String value) implements Literal {}

    record Length(Duration value) implements Literal {}

    /** One IP address. */
    record Address(Network address) implements Literal {
        public Address {
            if (!address.isAddress()) {
                throw new IllegalArgumentException("more than one address");
            }
        }
    }

    /** One of the values of an enum. */
    record Choice(String value) implements Literal {}
}
