package dev.breakglass.compiler.emit;

import dev.breakglass.compiler.lower.Lowered;
import dev.breakglass.compiler.shape.Shape;
import dev.breakglass.compiler.shape.Shapes;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the forms of conditions as Java source: the same forms, the same text.
 *
 * <p>A class holds at most {@value #PER_CLASS} forms, and a {@code switch} as many cases, so that no class and no method comes
 * near a limit of the class file or of the compiler that runs it. Nothing that a policy says is written: names, texts and
 * numbers are constants, which are data.
 */
public final class Emitter {

    private static final int PER_CLASS = 100;
    private static final String HEAD =
            "package dev.breakglass.generated;\n\nimport dev.breakglass.runtime.program.*;\n";

    private final Shapes shapes;
    private final Map<String, Integer> files;
    private final Map<String, String> sources = new TreeMap<>();

    private Emitter(Lowered policy) {
        this.shapes = policy.shapes();
        this.files = policy.files();
    }

    /** Source by the simple name of its class, {@code Policy} among them. */
    public static Map<String, String> emit(Lowered policy) {
        return new Emitter(policy).all();
    }

    private Map<String, String> all() {
        int classes = (shapes.size() + PER_CLASS - 1) / PER_CLASS;
        if (classes == 1) {
            policy(cases(0), methods(0));
            return sources;
        }
        for (int i = 0; i < classes; i++) {
            part("Shapes" + i, cases(i), methods(i));
        }
        String level = "Shapes";
        int width = PER_CLASS;
        while (classes > PER_CLASS) {
            String above = level + "Of";
            int count = (classes + PER_CLASS - 1) / PER_CLASS;
            for (int i = 0; i < count; i++) {
                int end = Math.min(classes, (i + 1) * PER_CLASS);
                part(above + i, dispatch(level, width, i * PER_CLASS, end), "");
            }
            level = above;
            width *= PER_CLASS;
            classes = count;
        }
        policy(dispatch(level, width, 0, classes), "");
        return sources;
    }

    private void policy(String body, String methods) {
        String constructor = "    public Policy() {\n    }\n\n";
        sources.put(
                "Policy",
                HEAD + "\npublic final class Policy implements Program {\n\n" + constructor + truth("public", body)
                        + methods + "}\n");
    }

    private void part(String name, String body, String methods) {
        sources.put(name, HEAD + "\nfinal class " + name + " {\n\n" + truth("static", body) + methods + "}\n");
    }

    private static String truth(String modifier, String body) {
        return "    " + modifier + " int truth(int shape, Facts f, Constants c, int at) {\n" + body.indent(8)
                + "    }\n";
    }

    /** Finds the class that a form is in. */
    private static String dispatch(String level, int width, int from, int to) {
        StringBuilder cases = new StringBuilder("switch (shape / " + width + ") {\n");
        for (int i = from; i < to; i++) {
            add(cases, i, level + i + ".truth(shape, f, c, at)");
        }
        return closed(cases);
    }

    /** Finds a form in its class. */
    private String cases(int number) {
        StringBuilder cases = new StringBuilder("switch (shape) {\n");
        for (int shape = number * PER_CLASS; shape < end(number); shape++) {
            int whole = shapes.get(shape).bodies().size() - 1;
            add(cases, shape, name(shape, whole) + "(f, c, at)");
        }
        return closed(cases);
    }

    private static void add(StringBuilder cases, int label, String value) {
        cases.append("case ")
                .append(label)
                .append(":\n    return ")
                .append(value)
                .append(";\n");
    }

    /** A form that nobody has is unknown, which shuts every door. */
    private static String closed(StringBuilder cases) {
        return cases.append("default:\n    return Truth.ABSENT;\n}\n").toString();
    }

    private String methods(int number) {
        StringBuilder methods = new StringBuilder();
        for (int shape = number * PER_CLASS; shape < end(number); shape++) {
            methods(shape, methods);
        }
        return methods.toString();
    }

    private int end(int number) {
        return Math.min(shapes.size(), (number + 1) * PER_CLASS);
    }

    private static String name(int shape, int body) {
        return "shape" + shape + "_" + body;
    }

    private void methods(int number, StringBuilder into) {
        Shape shape = shapes.get(number);
        Shapes.Use use = shapes.use(number);
        into.append("\n    // file ")
                .append(files.get(use.first().file().name()))
                .append(", line ")
                .append(use.first().start().line())
                .append(use.conditions() == 1 ? "" : " and " + (use.conditions() - 1) + " more")
                .append('\n');
        for (int i = 0; i < shape.bodies().size(); i++) {
            String body = shape.bodies().get(i).replace("@", "shape" + number + "_");
            into.append("    private static int ")
                    .append(name(number, i))
                    .append("(Facts f, Constants c, int at) {\n")
                    .append(body.indent(8))
                    .append("    }\n");
        }
    }
}
