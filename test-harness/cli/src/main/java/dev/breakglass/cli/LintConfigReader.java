package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Rules;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.ProblemList;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import dev.breakglass.scenario.yaml.YamlReader;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code bgp.yaml}, strictly, and tells all its mistakes at once. Not for several threads. */
final class LintConfigReader {
    private static final String OFF = "off";
    private static final String SEVERITY = "severity";

    private final Map<Code, Optional<Severity>> severities = new EnumMap<>(Code.class);
    private final Map<Option<?>, Object> options = new HashMap<>();
    private final Map<Code, Yaml.Entry> seen = new EnumMap<>(Code.class);
    private final ProblemList problems = new ProblemList();

    private LintConfigReader() {}

    /**
     * @param file the name that problems carry
     * @throws ScenarioException with every mistake's place
     */
    static Settings read(String file, byte[] bytes) {
        LintConfigReader reader = new LintConfigReader();
        Yaml yaml = YamlReader.read(file, bytes);
        reader.problems.attempt(() -> reader.file(yaml));
        reader.problems.raise();
        return new Settings(reader.severities, reader.options);
    }

    private Yaml file(Yaml yaml) {
        Fields lint = Fields.of(Fields.of(yaml, "a configuration", "lint").need("lint"), "`lint`", "rules");
        for (Yaml.Entry entry : Read.map(lint.need("rules"), "`rules`").entries()) {
            problems.attempt(() -> rule(entry));
        }
        return yaml;
    }

    private Rule rule(Yaml.Entry entry) {
        Rule rule = Rules.all().stream()
                .filter(known -> Code.of(entry.key()).equals(Optional.of(known.code())))
                .findFirst()
                .orElseThrow(() -> unknown(entry));
        Yaml.Entry first = seen.putIfAbsent(rule.code(), entry);
        if (first != null) {
            throw new ScenarioException(
                    entry.place(),
                    Quote.of(rule.code().slug()) + " is configured twice; the first is at "
                            + first.place().line() + ":" + first.place().column());
        }
        if (entry.value() instanceof Yaml.Mapping) {
            details(rule, entry.value());
        } else {
            severity(rule, entry.value(), Quote.of(entry.key()));
        }
        return rule;
    }

    private static ScenarioException unknown(Yaml.Entry entry) {
        List<String> slugs =
                Rules.all().stream().map(rule -> rule.code().slug()).toList();
        return new ScenarioException(
                entry.place(),
                Quote.visible(Quote.of(entry.key())) + " is not a rule"
                        + Spelling.nearest(entry.key(), slugs)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("; `bgp lint --rules` lists them"));
    }

    private void severity(Rule rule, Yaml value, String what) {
        List<String> words = Stream.concat(
                        Stream.of(OFF), Stream.of(Severity.values()).map(Severity::word))
                .toList();
        String word = Read.word(value, what, words);
        severities.put(
                rule.code(),
                Stream.of(Severity.values())
                        .filter(severity -> severity.word().equals(word))
                        .findFirst());
    }

    private void details(Rule rule, Yaml value) {
        String what = Quote.of(rule.code().slug());
        String[] known = Stream.concat(
                        Stream.of(SEVERITY), rule.options().stream().map(Option::name))
                .toArray(String[]::new);
        Fields fields = Fields.of(value, what, known);
        fields.get(SEVERITY).ifPresent(given -> severity(rule, given, "`severity`"));
        for (Option<?> option : rule.options()) {
            fields.get(option.name())
                    .ifPresent(given ->
                            problems.attempt(() -> number(option, given)).ifPresent(n -> options.put(option, n)));
        }
    }

    private static Object number(Option<?> option, Yaml value) {
        String what = "`" + option.name() + "`";
        Object number = option.standard() instanceof Duration
                ? Read.length(value, what)
                : (Object) (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Read.whole(value, what)));
        if (!option.accepts(number)) {
            throw Read.expected(
                    value, what, "from " + Option.text(option.least()) + " to " + Option.text(option.most()));
        }
        return number;
    }
}
