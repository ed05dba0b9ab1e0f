package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.policy.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why some faults change no answer of the whole-language policy, whoever asks. A fault that survives has to be one of
 * these, and each of these has to speak of some fault.
 */
final class Arguments {

    private static final Pattern RULE = Pattern.compile("(\\d+L), (-?\\d+), (-?\\d+), (-?\\d+)L, (-?\\d+)\\)");
    private static final Pattern RANGE = Pattern.compile("AddressRange\\.of\\((-?\\d+)L, (-?\\d+)L, (\\d+)\\)");
    private static final Pattern DAYS = Pattern.compile("Weekdays\\.of\\((\\d+)");
    private static final Pattern KNOWN = Pattern.compile("f\\.known\\((\\d+)\\)");
    private static final Pattern NUMBER = Pattern.compile("f\\.number\\((\\d+)\\) (<=|>) ");
    private static final Set<String> DISPATCH = Set.of(
            "if (zone >= 0) {", "if (path >= 0) {", "switch (zone / 50) {", "switch (path / 50) {", "v.outside(-1);");

    private final Vocabulary vocabulary;

    Arguments(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** About faults in generated Java. */
    Map<String, Predicate<JavaMutants.Mutant>> ofJava() {
        Map<String, Predicate<JavaMutants.Mutant>> why = new LinkedHashMap<>();
        why.put("no request asks for a ttl of nothing", mutant -> mutant.was().contains("f.ttl() < 0L")
                && mutant.becomes().matches(".*f\\.ttl\\(\\) (<= 0|< 1)L.*"));
        why.put("of a path that refuses it is not told what is open", mutant -> mutant.was().equals("refused = true;"));
        why.put("a rule without factors reads neither their count nor their age, and no rule before is any below 0", mutant ->
                mutant.was().contains("new ApprovalRule(") && rules(mutant.was()).equals(rules(mutant.becomes())));
        why.put("bits behind a prefix are not looked at", mutant -> mutant.was().contains("AddressRange.of(")
                && ranges(mutant.was()).equals(ranges(mutant.becomes())));
        why.put("bit 0 is no day", mutant -> DAYS.matcher(mutant.was()).find() && days(mutant.was()) == days(mutant.becomes()));
        why.put("the requester's id, the resource's name and a path's ttl are always known", this::isAboutTheKnown);
        why.put("a length of time that is written counts seconds", this::isWithinASecond);
        why.put("of what closes every path nothing else is told", mutant ->
                mutant.type().startsWith("Zones") && mutant.was().equals("return false;")
                        || mutant.type().startsWith("Forbids") && mutant.was().equals("return true;"));
        why.put("nothing lies in plant.quiet", mutant -> mutant.method().matches("(?s).*\\b(guard|decide)3\\(.*"));
        why.put("a path is asked about in its own zone", mutant -> mutant.type().startsWith("Paths")
                && (mutant.method().contains("switch (f.zone())") || isAboutAZone(mutant)));
        why.put("all that lies in the yard is of a kind that is allowed there", mutant ->
                mutant.kind().equals("or for and, of flags") && mutant.was().contains("G0.matches"));
        why.put("no zone above the yard asks for anything", mutant -> mutant.method().contains("boolean applies6(")
                && (mutant.was().equals("if (!admitted) {") || mutant.was().equals("return false;")));
        why.put("the runtime asks for what has a number, and for -1", mutant ->
                mutant.type().equals("Policy") && DISPATCH.contains(mutant.was()));
        return why;
    }

    /** About faults in the vocabulary, by their names. */
    Map<String, Predicate<String>> ofTheVocabulary() {
        Map<String, Predicate<String>> why = new LinkedHashMap<>();
        why.put("a set has no order", name ->
                name.matches("(zones\\[\\d+]\\.approvers|roles\\[\\d+]\\.groups|inputs\\[\\d+]\\.kinds)\\[\\d+] exchanged.*"));
        why.put("a ttl and an age are lengths of time whatever is said of them", name ->
                name.matches("inputs\\[(" + computed() + ")]\\.(type|many): .*"));
        why.put("corp and vpn, and security and maintenance, stand for one another in every condition", name ->
                name.matches("inputs\\[\\d+]\\.values\\[\\d] exchanged.*"));
        why.put("a path leads into the zone, or nothing lies in it", name ->
                name.matches("clauses\\[(" + withoutUse() + ")](\\..*| left out)"));
        return why;
    }

    private String computed() {
        return numbers(vocabulary.inputs(), input -> Set.of("ttl", "incident.age").contains(input.text()));
    }

    private String withoutUse() {
        return numbers(
                vocabulary.clauses(),
                clause -> clause.need().startsWith("a breakglass path into ") && !clause.need().endsWith(" plant"));
    }

    private static <T> String numbers(List<T> all, Predicate<T> some) {
        StringBuilder numbers = new StringBuilder("none");
        for (int i = 0; i < all.size(); i++) {
            numbers.append(some.test(all.get(i)) ? "|" + i : "");
        }
        return numbers.toString();
    }

    private static String rules(String line) {
        return RULE.matcher(line).replaceAll(rule -> {
            boolean none = rule.group(2).equals("0") || rule.group(3).equals("0");
            String factors = none ? "no factors" : rule.group(2) + " " + rule.group(3) + " " + rule.group(4);
            return rule.group(1) + " " + factors + " " + Math.max(-1, Integer.parseInt(rule.group(5)));
        });
    }

    private static String ranges(String line) {
        return RANGE.matcher(line).replaceAll(range -> {
            int prefix = Integer.parseInt(range.group(3));
            return masked(range.group(1), prefix) + " " + masked(range.group(2), prefix - Long.SIZE) + " " + prefix;
        });
    }

    private static long masked(String half, int prefix) {
        long bits = Long.parseLong(half);
        return prefix <= 0 ? 0 : prefix >= Long.SIZE ? bits : bits & -1L << (Long.SIZE - prefix);
    }

    private static long days(String line) {
        Matcher days = DAYS.matcher(line);
        return days.find() ? Long.parseLong(days.group(1)) & ~1L : -1;
    }

    private boolean isAboutTheKnown(JavaMutants.Mutant mutant) {
        Matcher known = KNOWN.matcher(mutant.was().contains("f.known(") ? mutant.was() : mutant.method());
        if (!known.find()) {
            return false;
        }
        Vocabulary.Input input = vocabulary.inputs().get(Integer.parseInt(known.group(1)));
        boolean always = Set.of("requester.id", "resource.name").contains(input.text())
                || input.otherwise().isPresent();
        return always && (mutant.was().contains("f.known(") || mutant.was().startsWith("if (known "));
    }

    private boolean isWithinASecond(JavaMutants.Mutant mutant) {
        Matcher number = NUMBER.matcher(mutant.was());
        if (!number.find() || !mutant.becomes().contains("00001L")) {
            return false;
        }
        Vocabulary.Input input = vocabulary.inputs().get(Integer.parseInt(number.group(1)));
        return input.type() == Vocabulary.Type.LENGTH && !Set.of("ttl", "incident.age").contains(input.text());
    }

    /** Whether the line joins the answer of a method that asks for the zone. */
    private static boolean isAboutAZone(JavaMutants.Mutant mutant) {
        Matcher call = Pattern.compile("\\b(t\\d+)\\(f\\)").matcher(mutant.was());
        return call.find()
                && mutant.source().contains("int " + call.group(1) + "(Facts f) {\n        switch (f.zone())");
    }
}
