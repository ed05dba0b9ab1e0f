package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Vocabulary;
import dev.breakglass.runtime.program.AddressRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why some faults change no answer of the whole-language policy, whoever asks. A fault that survives has to be one of
 * these, and each of these has to speak of some fault.
 */
final class Arguments {

    private static final Pattern RANGE = Pattern.compile(
            "rules\\.(forbids|paths)\\[(\\d+)]\\.when\\.operands\\[(\\d+)]\\[(\\d+)]\\.(high|low): (-?\\d+) -> (-?\\d+)");
    private static final Pattern END = Pattern.compile("clauses\\[(\\d+)]\\.end: (\\d+) -> (\\d+)");

    private final PolicyData data;
    private final String text;

    Arguments(PolicyData data, String text) {
        this.data = data;
        this.text = text;
    }

    /** About faults in generated Java. */
    Map<String, Predicate<JavaMutants.Mutant>> ofJava() {
        Map<String, Predicate<JavaMutants.Mutant>> why = new LinkedHashMap<>();
        why.put(
                "a forbid fires if it is unknown whether an incident is planned, as it does if it is not",
                mutant -> mutant.method().contains("int shape1_5(")
                        && mutant.was().startsWith("if (known "));
        why.put(
                "the cell before those of the first condition is 0 as well",
                mutant -> mutant.method().contains("int shape0_0(")
                        && mutant.becomes().contains("at + -1"));
        return why;
    }

    /** About faults in the data, by their names. */
    Map<String, Predicate<String>> ofTheData() {
        Map<String, Predicate<String>> why = new LinkedHashMap<>();
        why.put("what follows a clause is blank", this::isBlank);
        why.put(
                "a set has no order",
                matching("(.*\\.(roles|actions|on|contains|approvers|groups|kinds)|.*\\.operands\\[\\d+])"
                        + "\\[\\d+] exchanged with the next"));
        why.put(
                "paths are put in order when they are loaded",
                matching("rules\\.zones\\[\\d+]\\.paths\\[\\d+] exchanged.*"));
        why.put(
                "a place is told by its number",
                matching("rules\\.zones\\[\\d+]\\.(inputs|marks)\\[\\d+] exchanged.*"));
        why.put(
                "a rule without factors reads neither their kinds nor their age",
                matching(".*\\.(approval|approvals\\[\\d+])\\.mfa\\.(kinds: 0|within: 0|count: 0 -> -1).*"));
        why.put("no rule comes before the first", matching(".*\\.after: -1 -> -2"));
        why.put("there is nothing to be approved", matching(".*\\.approvalsClause: -1 .*"));
        why.put("no approval is so old", matching(".*\\.escalation\\.approval\\.within: " + Long.MAX_VALUE + " .*"));
        why.put("a pause has no count", matching(".*\\.limits\\[\\d+]\\.count: 0 .*"));
        why.put("what is open at once has no window", matching(".*\\.limits\\[\\d+]\\.window: 0 .*"));
        why.put("of a ticket no characters are counted", matching(".*\\.reasons\\[\\d+]\\.characters: 0 .*"));
        why.put("bits behind a prefix are not looked at", this::isBehindThePrefix);
        why.put("nothing lies in plant.quiet", matching("rules\\.zones\\[3]\\.(forbids|inputs|marks)\\[.*"));
        why.put("a path leads into the zone, or nothing lies in it", this::isAboutNoPath);
        why.put(
                "either of two marks is enough wherever they are read",
                matching(
                        "rules\\.zones\\[1]\\.marks\\[4]\\.place: 5 -> 6|rules\\.zones\\[2]\\.marks\\[4]\\.place: 4 -> 5"
                                + "|vocabulary\\.marks\\[(6|12)] exchanged.*"));
        why.put("what no declaration made is known by what a policy writes", this::isAboutBuiltIn);
        why.put(
                "corp and vpn, and security and maintenance, stand for one another in every condition",
                matching("vocabulary\\.inputs\\[(1]\\.values\\[0|22]\\.values\\[1)] exchanged.*"));
        why.put(
                "what one of the two forbids covers the other does not",
                matching("rules\\.zones\\[1]\\.forbids\\[1] exchanged.*"));
        why.put("bit 0 is no day", matching("vocabulary\\.marks\\[\\d+]\\.days: (62 -> 63|192 -> 193)"));
        why.put("a number is the same cell, whatever it counts", this::isTheSameCell);
        return why;
    }

    private static Predicate<String> matching(String names) {
        return Pattern.compile(names).asMatchPredicate();
    }

    private boolean isBlank(String name) {
        Matcher end = END.matcher(name);
        return end.matches()
                && Integer.parseInt(end.group(3)) > Integer.parseInt(end.group(2))
                && Character.isWhitespace(text.charAt(Integer.parseInt(end.group(2))));
    }

    private boolean isBehindThePrefix(String name) {
        Matcher path = RANGE.matcher(name);
        if (!path.matches()) {
            return false;
        }
        List<?> operands = when(path.group(1), Integer.parseInt(path.group(2))).operands();
        List<?> ranges = (List<?>) operands.get(Integer.parseInt(path.group(3)));
        AddressRange range = (AddressRange) ranges.get(Integer.parseInt(path.group(4)));
        long changed = Long.parseLong(path.group(6)) ^ Long.parseLong(path.group(7));
        return path.group(5).equals("high")
                ? new AddressRange(0, 0, range.prefix()).contains(changed, 0)
                : new AddressRange(0, 0, range.prefix()).contains(0, changed);
    }

    private Rules.Condition when(String kind, int number) {
        return kind.equals("forbids")
                ? data.rules().forbids().get(number).when()
                : Objects.requireNonNull(data.rules().paths().get(number).when());
    }

    /** The clause that is told where no path leads into a zone: of other zones, or of one where nothing lies. */
    private boolean isAboutNoPath(String name) {
        String zones = numbers(
                data.rules().zones(),
                zone -> !zone.paths().isEmpty() || zone.contains().isEmpty());
        String clauses = data.rules().zones().stream()
                .filter(zone -> !zone.paths().isEmpty() || zone.contains().isEmpty())
                .map(zone -> Integer.toString(zone.noPathClause()))
                .collect(Collectors.joining("|"));
        return name.matches("rules\\.zones\\[(" + zones + ")]\\.noPathClause: .*|clauses\\[(" + clauses + ")]\\..*");
    }

    private boolean isAboutBuiltIn(String name) {
        List<String> builtIn = List.of("ttl", "incident.age", "incident.severity", "source.ip");
        String numbers = numbers(data.vocabulary().inputs(), input -> builtIn.contains(input.text()));
        String requests = numbers(data.vocabulary().inputs(), input -> input.origin() == Vocabulary.Origin.REQUEST);
        return name.matches("vocabulary\\.inputs\\[(" + numbers + ")]\\.(type|many): .*|vocabulary\\.inputs\\[("
                + requests + ")]\\.name: .*");
    }

    private boolean isTheSameCell(String name) {
        Matcher path = Pattern.compile("rules\\.(forbids|paths)\\[(\\d+)]\\.when\\.operands\\[(\\d+)] exchanged.*")
                .matcher(name);
        if (!path.matches()) {
            return false;
        }
        List<?> operands = when(path.group(1), Integer.parseInt(path.group(2))).operands();
        int number = Integer.parseInt(path.group(3));
        return operands.get(number).toString().equals(operands.get(number + 1).toString());
    }

    private static <T> String numbers(List<T> all, Predicate<T> some) {
        return IntStream.range(0, all.size())
                .filter(i -> some.test(all.get(i)))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("|"));
    }
}
