package dev.breakglass.compiler.emit;

import dev.breakglass.compiler.lower.Rules;
import java.util.LinkedHashMap;
import java.util.Map;

/** One generated class: constants first, then methods, in the order in which they were written. */
final class JavaClass {

    private final String name;
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final StringBuilder methods = new StringBuilder();
    private int tests;

    JavaClass(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The name of a constant of a type with this value; the same value is kept once. */
    String constant(String type, String prefix, String value) {
        return constants.computeIfAbsent(type + " = " + value, key -> prefix + constants.size());
    }

    /** A name for one more method that tests a condition. */
    String nextTest() {
        return "t" + tests++;
    }

    void method(String head, Rules.At at, String body) {
        methods.append("\n    // file ")
                .append(at.file())
                .append(", line ")
                .append(at.line())
                .append('\n');
        methods.append("    ")
                .append(head)
                .append(" {\n")
                .append(body.indent(8))
                .append("    }\n");
    }

    String source() {
        StringBuilder source =
                new StringBuilder("package dev.breakglass.generated;\n\nimport dev.breakglass.runtime.program.*;\n\n");
        source.append("final class ").append(name).append(" {\n");
        constants.forEach((declaration, constant) -> {
            int equals = declaration.indexOf(" = ");
            source.append("    private static final ")
                    .append(declaration, 0, equals)
                    .append(' ')
                    .append(constant)
                    .append(declaration.substring(equals))
                    .append(";\n");
        });
        return source.append(methods).append("}\n").toString();
    }
}
