package dev.breakglass.dsl.lint.condition;

import java.util.List;

/** The values of what is true or false. */
final class Truth {
    static final Values TRUE = Values.name("true");
    static final Values EITHER = Values.names(List.of("true", "false"));

    private Truth() {}
}
