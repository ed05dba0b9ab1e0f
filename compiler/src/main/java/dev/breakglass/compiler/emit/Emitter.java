package dev.breakglass.compiler.emit;

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
    private static final String HEAD = "package dev.breakglass.generated;\n\nimport dev.breakglass.runtime.program.*;\n";
    private static final String TRUTH = "int truth(int shape, Facts f, Constants c, int at)";

    private final Shapes shapes;
    private final Map<String, Integer> files;
    private final Map<String, String> sources = new TreeMap<>();

    private Emitter(Shapes shapes, Map<String, Integer> files) {
        this.shapes = shapes;
        this.files = files;
    }

    /**
     * Source by the simple name of its class, {@code Policy} among them.
     *
     * @param files numbers of the policy's files by name, in order of name
     */
    public static Map<String, String> emit(Shapes shapes, Map<String, Integer> files) {
        return new Emitter(shapes, files).all();
    }

    private Map<String, String> all() {
        int classes = (shapes.size() + PER_CLASS - 1) / PER_CLASS;
        for (int i = 0; i < classes; i++) {
            sources.put("Shapes" + i, shapesClass(i));
        }
        if (classes == 1) {
            String only = sources.remove("Shapes0");
            sources.put("Policy", only.replace("final class Shapes0 {", "public final class Policy extends Program {\n\n    public Policy() {\n    }").replace("    static " + TRUTH, "    public " + TRUTH));
            return sources;
        }
        String level = "Shapes";
        int width = PER_CLASS;
        while (classes > PER_CLASS) {
            String next = level.equals("Shapes") ? "Switch" : level + "Of";
            int above = (classes + PER_CLASS - 1) / PER_CLASS;
            for (int i = 0; i < above; i++) {
                int end = Math.min(classes, (i + 1) * PER_CLASS);
                sources.put(
                        next + i,
                        HEAD + "\nfinal class " + next + i + " {\n\n"
                                + method("static ", dispatch(level, width, i * PER_CLASS, end)) + "}\n");
            }
            level = next;
            width *= PER_CLASS;
            classes = above;
        }
        sources.put("Policy", policy(dispatch(level, width, 0, classes)));
        return sources;
    }

    private static String policy(String dispatch) {
        return HEAD + "\npublic final class Policy extends Program {\n\n    public Policy() {\n    }\n\n"
                + method("public ", dispatch) + "}\n";
    }

    private static String method(String modifiers, String body) {
        return "    " + modifiers + TRUTH + " {\n" + body.indent(8) + "    }\n";
    }

    /** Finds the class that a form is in. A form that nobody has is unknown, which shuts every door. */
    private static String dispatch(String level, int width, int from, int to) {
        StringBuilder cases = new StringBuilder("switch (shape / " + width + ") {\n");
        for (int i = from; i < to; i++) {
            cases.append("case ").append(i).append(":\n    return ").append(level).append(i).append(".truth(shape, f, c, at);\n");
        }
        return cases.append("default:\n    return Truth.ABSENT;\n}\n").toString();
    }

    private String shapesClass(int number) {
        int from = number * PER_CLASS;
        int to = Math.min(shapes.size(), from + PER_CLASS);
        StringBuilder cases = new StringBuilder("switch (shape) {\n");
        StringBuilder methods = new StringBuilder();
        for (int shape = from; shape < to; shape++) {
            cases.append("case ").append(shape).append(":\n    return ").append(name(shape)).append("(f, c, at);\n");
            methods(shape, methods);
        }
        cases.append("default:\n    return Truth.ABSENT;\n}\n");
        return HEAD + "\nfinal class Shapes" + number + " {\n\n" + method("static ", cases.toString()) + methods + "}\n";
    }

    private String name(int shape) {
        return name(shape, shapes.get(shape).bodies().size() - 1);
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
