package dev.breakglass.cli;

import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Rules;
import java.util.List;
import java.util.stream.Collectors;

/** The list that {@code bgp lint --rules} prints: code, word, severity, options, and whether there is a fix. */
final class RuleList {

    private RuleList() {}

    static String text() {
        List<Rule> rules = Rules.all();
        int widest = rules.stream()
                .mapToInt(rule -> rule.code().slug().length())
                .max()
                .orElse(1);
        return rules.stream().map(rule -> line(rule, widest)).collect(Collectors.joining());
    }

    private static String line(Rule rule, int widest) {
        String options = rule.options().stream()
                .map(option -> option.name() + " " + Option.text(option.standard()))
                .collect(Collectors.joining(", "));
        String more =
                rule.code().title() + (options.isEmpty() ? "" : " (" + options + ")") + (rule.fixes() ? " [fix]" : "");
        return String.format(
                "%s  %-" + widest + "s  %-7s  %s%n",
                rule.code().id(),
                rule.code().slug(),
                rule.severity().word(),
                more);
    }
}
