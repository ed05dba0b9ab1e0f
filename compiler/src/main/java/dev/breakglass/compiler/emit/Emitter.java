package dev.breakglass.compiler.emit;

import dev.breakglass.compiler.lower.Lowered;
import dev.breakglass.compiler.shape.Shape;
import dev.breakglass.compiler.shape.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the forms of conditions as Java source: the same forms, the same text.
 *
 * <p>A class holds at most {@value #FORMS_PER_CLASS} forms and {@value #METHODS_PER_CLASS} methods, or one form that has more, and
 * a method finds one of as many classes, so that no class and no method comes near a limit of the class file or of the compiler
 * that runs it. Nothing that a policy says is written: names, texts and numbers are constants, which are data.
 */
public final class Emitter {

    private static final int FORMS_PER_CLASS = 100;
    // Janino looks through all methods of a class for each of them.
    private static final int METHODS_PER_CLASS = 250;
    private static final String HEAD =
            "package dev.breakglass.generated;\n\nimport dev.breakglass.runtime.program.*;\n";

    private final Shapes shapes;
    private final Map<String, Integer> files;
    private final Map<String, String> sources = new TreeMap<>();

    /** A class and the first of its forms; the next class begins where it ends. */
    private record Part(String name, int first) {}

    private Emitter(Lowered policy) {
        this.shapes = policy.shapes();
        this.files = policy.files();
    }

    /** Source by the simple name of its class, {@code Policy} among them. */
    public static Map<String, String> emit(Lowered policy) {
        return new Emitter(policy).all();
    }

    private Map<String, String> all() {
        String level = "Shapes";
        List<Part> parts = parts(level);
        if (parts.size() == 1) {
            policy(cases(0, shapes.size()), methods(0, shapes.size()));
            return sources;
        }
        for (int i = 0; i < parts.size(); i++) {
            int first = parts.get(i).first();
            int end = i + 1 < parts.size() ? parts.get(i + 1).first() : shapes.size();
            part(parts.get(i).name(), cases(first, end), methods(first, end));
        }
        while (parts.size() > FORMS_PER_CLASS) {
            level += "Of";
            List<Part> above = new ArrayList<>();
            for (int i = 0; i < parts.size(); i += FORMS_PER_CLASS) {
                List<Part> below = parts.subList(i, Math.min(parts.size(), i + FORMS_PER_CLASS));
                above.add(new Part(level + above.size(), below.get(0).first()));
                part(above.get(above.size() - 1).name(), dispatch(below), "");
            }
            parts = above;
        }
        policy(dispatch(parts), "");
        return sources;
    }

    private List<Part> parts(String level) {
        List<Part> parts = new ArrayList<>(List.of(new Part(level + 0, 0)));
        int first = 0;
        int methods = 0;
        for (int shape = 0; shape < shapes.size(); shape++) {
            int more = shapes.get(shape).bodies().size();
            if (shape > first && (shape - first == FORMS_PER_CLASS || methods + more > METHODS_PER_CLASS)) {
                first = shape;
                methods = 0;
                parts.add(new Part(level + parts.size(), first));
            }
            methods += more;
        }
        return parts;
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

    /** Finds the class that a form is in, by halves. */
    private static String dispatch(List<Part> parts) {
        if (parts.size() == 1) {
            return "return " + parts.get(0).name() + ".truth(shape, f, c, at);\n";
        }
        int half = parts.size() / 2;
        return "if (shape < " + parts.get(half).first() + ") {\n"
                + dispatch(parts.subList(0, half)).indent(4) + "}\n"
                + dispatch(parts.subList(half, parts.size()));
    }

    /** Finds a form in its class. */
    private String cases(int first, int end) {
        StringBuilder cases = new StringBuilder("switch (shape) {\n");
        for (int shape = first; shape < end; shape++) {
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

    private String methods(int first, int end) {
        StringBuilder methods = new StringBuilder();
        for (int shape = first; shape < end; shape++) {
            methods(shape, methods);
        }
        return methods.toString();
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
