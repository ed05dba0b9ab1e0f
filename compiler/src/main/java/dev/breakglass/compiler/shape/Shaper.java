package dev.breakglass.compiler.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Parts a condition into its form and its constants. Nothing that a policy says is in the form: numbers, texts and lists of any
 * length are constants, so that a form is shared by all conditions that are put together in the same way.
 */
public final class Shaper {

    /** Operands that one method joins; more are joined by methods of their own. */
    private static final int OPERANDS_MAX = 200;

    private final List<String> bodies = new ArrayList<>();
    private final List<Object> operands = new ArrayList<>();

    private Shaper() {}

    public static Shaped shape(Formula formula) {
        Shaper shaper = new Shaper();
        shaper.method(formula);
        return new Shaped(new Shape(shaper.bodies), shaper.operands);
    }

    /** A call of a method for the formula. */
    private String method(Formula formula) {
        bodies.add(body(formula));
        return "@" + (bodies.size() - 1) + "(f, c, at)";
    }

    private String body(Formula formula) {
        if (formula instanceof Formula.All all) {
            return joined(all.formulas(), "and", Formula.All::new);
        } else if (formula instanceof Formula.Any any) {
            return joined(any.formulas(), "or", Formula.Any::new);
        } else if (formula instanceof Formula.Not not) {
            return "return Truth.not(" + method(not.formula()) + ");\n";
        } else if (formula instanceof Formula.Holds holds) {
            return "return Truth.of(f.holds(" + index(holds.role()) + "));\n";
        } else if (formula instanceof Formula.Marked marked) {
            return "return Truth.of(f.marked(" + index(marked.mark()) + "));\n";
        } else if (formula instanceof Formula.Is is) {
            String what = "f." + is.what().name().toLowerCase(Locale.ROOT) + "()";
            List<Long> anyOf = is.anyOf().stream()
                    .filter(number -> number >= 0)
                    .map(Integer::longValue)
                    .toList();
            return "return Truth.of(c.listed(" + operand(anyOf) + ", (long) " + what + "));\n";
        }
        return compare((Formula.Compare) formula);
    }

    private String joined(List<Formula> formulas, String how, Function<List<Formula>, Formula> group) {
        int step = (formulas.size() + OPERANDS_MAX - 1) / OPERANDS_MAX;
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < formulas.size(); i += step) {
            Formula part =
                    step == 1 ? formulas.get(i) : group.apply(formulas.subList(i, Math.min(formulas.size(), i + step)));
            String call = method(part);
            body.append(i == 0 ? "int truth = " + call + ";\n" : "truth = Truth." + how + "(truth, " + call + ");\n");
        }
        return body.append("return truth;\n").toString();
    }

    private String compare(Formula.Compare compare) {
        List<String> places =
                compare.inputs().stream().map(input -> index(input.place())).toList();
        StringBuilder body = new StringBuilder();
        // What is not tolerated comes first: it keeps the comparison unknown whatever the others are.
        String firm = firm(compare.inputs(), places);
        if (!firm.isEmpty()) {
            body.append("int known = ").append(firm).append(";\nif (known != Truth.TRUE) {\n    return known;\n}\n");
        }
        for (int i = 0; i < places.size(); i++) {
            if (compare.inputs().get(i).tolerated()) {
                body.append("if (f.known(")
                        .append(places.get(i))
                        .append(") != Truth.TRUE) {\n    return Truth.")
                        .append(compare.tolerance())
                        .append(";\n}\n");
            }
        }
        return body + "return Truth.of(" + check(compare.check(), places) + ");\n";
    }

    private static String firm(List<Formula.Input> inputs, List<String> places) {
        String firm = "";
        for (int i = 0; i < places.size(); i++) {
            if (!inputs.get(i).tolerated()) {
                String known = "f.known(" + places.get(i) + ")";
                firm = firm.isEmpty() ? known : "Truth.and(" + firm + ", " + known + ")";
            }
        }
        return firm;
    }

    private String check(Formula.Check check, List<String> places) {
        String input = places.get(0);
        String both = String.join(", ", places);
        String number = "f.number(" + input + ")";
        String text = "f.text(" + input + ")";
        if (check instanceof Formula.Check.Flag) {
            return number + " != 0L";
        } else if (check instanceof Formula.Check.Constant compared) {
            return number + " " + compared.sign() + " " + number(compared.constant());
        } else if (check instanceof Formula.Check.Numbers compared) {
            return places.stream()
                    .map(place -> "f.number(" + place + ")")
                    .collect(Collectors.joining(" " + compared.sign() + " "));
        } else if (check instanceof Formula.Check.NumberIn in) {
            return "c.listed(" + operand(in.constants()) + ", " + number + ")";
        } else if (check instanceof Formula.Check.ChoiceIn in) {
            return "c.hasBit(" + operand(in.bits()) + ", " + number + ")";
        } else if (check instanceof Formula.Check.TextIn in) {
            return not(in.negated()) + "c.listed(" + operand(in.constants()) + ", " + text + ")";
        } else if (check instanceof Formula.Check.Texts texts) {
            return not(texts.negated()) + text + ".equals(f.text(" + places.get(1) + "))";
        } else if (check instanceof Formula.Check.StartsWith starts) {
            return text + ".startsWith(c.text(" + operand(starts.prefix()) + "))";
        } else if (check instanceof Formula.Check.EndsWith ends) {
            return text + ".endsWith(c.text(" + operand(ends.suffix()) + "))";
        } else if (check instanceof Formula.Check.InRanges in) {
            return not(in.negated()) + "c.inRanges(" + operand(in.anyOf()) + ", f, " + input + ")";
        } else if (check instanceof Formula.Check.Addresses addresses) {
            return not(addresses.negated()) + "f.sameAddress(" + both + ")";
        } else if (check instanceof Formula.Check.HasNumber has) {
            return "f.hasNumber(" + input + ", " + number(has.constant()) + ")";
        } else if (check instanceof Formula.Check.HasText has) {
            return "f.hasText(" + input + ", c.text(" + operand(has.constant()) + "))";
        } else if (check instanceof Formula.Check.HasAddress has) {
            return "f.hasAddress(" + input + ", c.range(" + operand(List.of(has.range())) + "))";
        }
        return "f.marked(" + index(((Formula.Check.Matches) check).mark()) + ")";
    }

    private static String not(boolean negated) {
        return negated ? "!" : "";
    }

    private String index(int number) {
        return "c.index(" + operand(number) + ")";
    }

    private String number(long number) {
        return "c.number(" + operand(number) + ")";
    }

    /** The cell of a constant. */
    private String operand(Object value) {
        operands.add(value);
        return "at + " + (operands.size() - 1);
    }
}
