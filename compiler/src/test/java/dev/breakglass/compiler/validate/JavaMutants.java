package dev.breakglass.compiler.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Small faults that an emitter could make, one at a time, in whatever Java it wrote. */
final class JavaMutants {

    /**
     * A fault.
     *
     * @param kind what an emitter would have got wrong
     * @param type the class that has it
     * @param line of that class, from 1
     * @param was the line before
     * @param becomes the line with the fault
     * @param source all of the class with the fault
     */
    record Mutant(String kind, String type, int line, String was, String becomes, String source) {

        String name() {
            return kind + ", " + type + ":" + line + ", `" + was + "` -> `" + becomes + "`";
        }

        /** The method that the line stands in, from its head on. */
        String method() {
            List<String> lines = source.lines().toList();
            int head = line - 1;
            while (head > 0 && !lines.get(head).matches(" {4}\\S.*\\{")) {
                head--;
            }
            int end = head;
            while (end < lines.size() - 1 && !lines.get(end).equals("    }")) {
                end++;
            }
            return String.join("\n", lines.subList(head, end));
        }
    }

    /** @param becomes every fault that can be made of one match */
    private record Fault(String kind, Pattern pattern, Function<MatchResult, Stream<String>> becomes) {

        static Fault of(String kind, String pattern, String... becomes) {
            return new Fault(kind, Pattern.compile(pattern), match -> Stream.of(becomes));
        }
    }

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final List<Fault> FAULTS = List.of(
            Fault.of("<= for <", " < ", " <= "),
            Fault.of("< for <=", " <= ", " < "),
            Fault.of(">= for >", " > ", " >= "),
            Fault.of("> for >=", " >= ", " > "),
            Fault.of("!= for ==", " == ", " != "),
            Fault.of("== for !=", " != ", " == "),
            Fault.of("or for and, of flags", " && ", " || "),
            Fault.of("and for or, of flags", " \\|\\| ", " && "),
            Fault.of("and for or, of truths", "Truth\\.or\\(", "Truth.and("),
            Fault.of("or for and, of truths", "Truth\\.and\\(", "Truth.or("),
            Fault.of("a negation dropped, of truths", "Truth\\.not\\(", "("),
            Fault.of("a negation dropped, of flags", "!(?=[a-z(])", ""),
            Fault.of("true for false", "\\bfalse\\b", "true"),
            Fault.of("false for true", "\\btrue\\b", "false"),
            Fault.of("TRUE for FALSE", "Truth\\.FALSE", "Truth.TRUE"),
            Fault.of("FALSE for TRUE", "Truth\\.TRUE", "Truth.FALSE"),
            Fault.of("a condition that always holds", "if \\(.*\\) \\{$", "if (true) {"),
            Fault.of("a condition that never holds", "if \\(.*\\) \\{$", "if (false) {"),
            Fault.of("an assignment dropped", "(?<=^ {8})[a-z]+ &?= .*;$", ";"),
            Fault.of("a negation added", "Truth\\.of\\((?=[cf]\\.)", "Truth.of(!"),
            Fault.of("an end for a beginning", "startsWith", "endsWith"),
            Fault.of("a beginning for an end", "endsWith", "startsWith"),
            new Fault("a number", Pattern.compile("(?<![\\w.])(\\d{1,18})(L?)\\b"), JavaMutants::numbers),
            new Fault("another form", Pattern.compile("\\b(shape)(\\d+)(?=_\\d+\\(f)"), JavaMutants::neighbours),
            new Fault(
                    "another part of a form",
                    Pattern.compile("\\b(shape\\d+_)(\\d+)(?=\\(f)"),
                    JavaMutants::neighbours));

    private JavaMutants() {}

    /** Every fault at every place, in order; some of them do not compile. */
    static List<Mutant> of(Map<String, String> sources) {
        List<Mutant> mutants = new ArrayList<>();
        sources.forEach((type, source) -> FAULTS.forEach(fault -> mutants.addAll(of(type, source, fault))));
        mutants.addAll(literals(sources));
        return mutants;
    }

    private static List<Mutant> of(String type, String source, Fault fault) {
        List<Mutant> mutants = new ArrayList<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = line.strip();
            boolean code = !bare.startsWith("//") && !bare.startsWith("import ") && !bare.startsWith("package ");
            Matcher match = fault.pattern().matcher(masked(line));
            while (code && match.find()) {
                MatchResult found = match.toMatchResult();
                for (String becomes : fault.becomes().apply(found).toList()) {
                    mutants.add(mutant(fault.kind(), type, lines, i, found.start(), found.end(), becomes));
                }
            }
        }
        return mutants;
    }

    private static List<Mutant> literals(Map<String, String> sources) {
        List<Mutant> mutants = new ArrayList<>();
        sources.forEach((type, source) -> {
            List<String> lines = source.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher match = LITERAL.matcher(lines.get(i));
                while (match.find()) {
                    String text = match.group();
                    String longer = text.substring(0, text.length() - 1) + "q\"";
                    mutants.add(mutant("a text", type, lines, i, match.start(), match.end(), longer));
                }
            }
        });
        return mutants;
    }

    /** With as many blanks for each literal, so that no fault finds anything in what a policy says. */
    private static String masked(String line) {
        return LITERAL.matcher(line)
                .replaceAll(match -> "_".repeat(match.group().length()));
    }

    private static Mutant mutant(
            String kind, String type, List<String> lines, int number, int start, int end, String becomes) {
        String line = lines.get(number);
        String changed = line.substring(0, start) + becomes + line.substring(end);
        List<String> all = new ArrayList<>(lines);
        all.set(number, changed);
        return new Mutant(kind, type, number + 1, line.strip(), changed.strip(), String.join("\n", all) + "\n");
    }

    private static Stream<String> numbers(MatchResult match) {
        long number = Long.parseLong(match.group(1));
        return Stream.of(number + 1, number - 1).map(other -> other + match.group(2));
    }

    private static Stream<String> neighbours(MatchResult match) {
        int number = Integer.parseInt(match.group(2));
        return Stream.of(number + 1, number - 1).map(other -> match.group(1) + other);
    }
}
