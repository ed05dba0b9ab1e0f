package dev.breakglass.compiler.emit;

import dev.breakglass.compiler.lower.Rules;
import dev.breakglass.compiler.lower.Test;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a condition as methods, one for each node, so that no method grows and no expression nests. */
final class TestEmitter {

    /** Operands that one method joins; more are joined by methods of their own. */
    private static final int OPERANDS_MAX = 200;

    private final JavaClass target;
    private final Rules.At at;

    TestEmitter(JavaClass target, Rules.At at) {
        this.target = target;
        this.at = at;
    }

    /** The name of a method {@code static int …(Facts f)} that answers a {@code Truth}. */
    String method(Test test) {
        String name = target.nextTest();
        target.method("private static int " + name + "(Facts f)", at, body(test));
        return name;
    }

    private String body(Test test) {
        if (test instanceof Test.All all) {
            return joined(all.tests(), "and", "Truth.TRUE", Test.All::new);
        } else if (test instanceof Test.Any any) {
            return joined(any.tests(), "or", "Truth.FALSE", Test.Any::new);
        } else if (test instanceof Test.Not not) {
            return "return Truth.not(" + method(not.test()) + "(f));\n";
        } else if (test instanceof Test.Holds holds) {
            return "return Truth.of(f.holds(" + holds.role() + "));\n";
        } else if (test instanceof Test.Is is) {
            return is(is);
        } else if (test instanceof Test.During time) {
            String window =
                    "TimeWindow.of(" + time.from() + ", " + time.to() + ", " + JavaLiteral.of(time.zone()) + ")";
            return "return Truth.of(f.during(" + target.constant("TimeWindow", "W", window) + "));\n";
        } else if (test instanceof Test.On on) {
            String days = "Weekdays.of(" + on.days() + ", " + JavaLiteral.of(on.zone()) + ")";
            return "return Truth.of(f.on(" + target.constant("Weekdays", "D", days) + "));\n";
        }
        return compare((Test.Compare) test);
    }

    private String joined(List<Test> tests, String how, String neutral, Function<List<Test>, Test> group) {
        StringBuilder body = new StringBuilder("int truth = " + neutral + ";\n");
        boolean many = tests.size() > OPERANDS_MAX;
        int step = many ? (tests.size() + OPERANDS_MAX - 1) / OPERANDS_MAX : 1;
        for (int i = 0; i < tests.size(); i += step) {
            Test part = many ? group.apply(tests.subList(i, Math.min(tests.size(), i + step))) : tests.get(i);
            body.append("truth = Truth.")
                    .append(how)
                    .append("(truth, ")
                    .append(method(part))
                    .append("(f));\n");
        }
        return body.append("return truth;\n").toString();
    }

    private static String is(Test.Is is) {
        String what = switch (is.what()) {
            case ZONE -> "f.zone()";
            case ACTION -> "f.action()";
            case KIND -> "f.kind()";
        };
        return "switch (" + what + ") {\n" + Cases.of(is.anyOf())
                + "    return Truth.TRUE;\ndefault:\n    return Truth.FALSE;\n}\n";
    }

    private String compare(Test.Compare compare) {
        StringBuilder body = new StringBuilder();
        List<Test.Input> inputs = compare.inputs();
        String favourable = "Truth." + compare.tolerance();
        // What is not tolerated comes first: it keeps the comparison unknown whatever the others are.
        List<Integer> firm = inputs.stream()
                .filter(input -> !input.tolerated())
                .map(Test.Input::number)
                .distinct()
                .toList();
        if (!firm.isEmpty()) {
            body.append("int known = ").append(least(firm)).append(";\n");
            body.append("if (known != Truth.TRUE) {\n    return known;\n}\n");
        }
        for (Test.Input input : inputs) {
            if (input.tolerated()) {
                body.append("if (f.known(")
                        .append(input.number())
                        .append(") != Truth.TRUE) {\n    return ")
                        .append(favourable)
                        .append(";\n}\n");
            }
        }
        return body + "return Truth.of(" + check(compare.check(), inputs) + ");\n";
    }

    private static String least(List<Integer> inputs) {
        String least = "f.known(" + inputs.get(0) + ")";
        for (int input : inputs.subList(1, inputs.size())) {
            least = "Truth.and(" + least + ", f.known(" + input + "))";
        }
        return least;
    }

    private String check(Test.Check check, List<Test.Input> inputs) {
        int input = inputs.get(0).number();
        String number = "f.number(" + input + ")";
        String text = "f.text(" + input + ")";
        if (check instanceof Test.Check.Flag) {
            return number + " != 0L";
        } else if (check instanceof Test.Check.Constant compared) {
            return number + " " + compared.sign() + " " + compared.constant() + "L";
        } else if (check instanceof Test.Check.Numbers compared) {
            return number + " " + compared.sign() + " f.number(" + inputs.get(1).number() + ")";
        } else if (check instanceof Test.Check.NumberIn in) {
            return in.constants().stream()
                    .distinct()
                    .map(c -> number + " == " + c + "L")
                    .collect(Collectors.joining(" || "));
        } else if (check instanceof Test.Check.TextIn in) {
            String any = in.constants().stream()
                    .distinct()
                    .map(c -> text + ".equals(" + JavaLiteral.of(c) + ")")
                    .collect(Collectors.joining(" || "));
            return in.negated() ? "!(" + any + ")" : any;
        } else if (check instanceof Test.Check.Texts texts) {
            return (texts.negated() ? "!" : "") + text + ".equals(f.text("
                    + inputs.get(1).number() + "))";
        } else if (check instanceof Test.Check.StartsWith starts) {
            return text + ".startsWith(" + JavaLiteral.of(starts.prefix()) + ")";
        } else if (check instanceof Test.Check.EndsWith ends) {
            return text + ".endsWith(" + JavaLiteral.of(ends.suffix()) + ")";
        } else if (check instanceof Test.Check.InRanges in) {
            String any = in.anyOf().stream()
                    .distinct()
                    .map(range -> "f.inRange(" + input + ", " + range(range) + ")")
                    .collect(Collectors.joining(" || "));
            return in.negated() ? "!(" + any + ")" : any;
        } else if (check instanceof Test.Check.Addresses addresses) {
            return (addresses.negated() ? "!" : "") + "f.sameAddress(" + input + ", "
                    + inputs.get(1).number() + ")";
        } else if (check instanceof Test.Check.HasNumber has) {
            return "f.hasNumber(" + input + ", " + has.constant() + "L)";
        } else if (check instanceof Test.Check.HasText has) {
            return "f.hasText(" + input + ", " + JavaLiteral.of(has.constant()) + ")";
        } else if (check instanceof Test.Check.HasAddress has) {
            return "f.hasAddress(" + input + ", " + range(has.range()) + ")";
        }
        String pattern = ((Test.Check.Matches) check).pattern();
        return target.constant("TextPattern", "P", "TextPattern.of(" + JavaLiteral.of(pattern) + ")") + ".matches("
                + text + ")";
    }

    private String range(Test.Range range) {
        String value = "AddressRange.of(" + range.high() + "L, " + range.low() + "L, " + range.prefix() + ")";
        return target.constant("AddressRange", "R", value);
    }
}
