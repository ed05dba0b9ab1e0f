package dev.breakglass.dsl.lint;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a configuration says of the rules; all else is as the rules say themselves. Immutable.
 *
 * @param severities of the rules that weigh more or less than they say themselves; empty is a rule switched off
 * @param options the numbers that rules go by, each of the type of its standard
 */
public record Settings(Map<Code, Optional<Severity>> severities, Map<Option<?>, Object> options) {

    public Settings {
        severities = Map.copyOf(severities);
        options = Map.copyOf(options);
    }

    /** Everything as the rules say themselves. */
    public static Settings standard() {
        return new Settings(Map.of(), Map.of());
    }

    /** The same, with every rule but these switched off, and these on even where the configuration has them off. */
    public Settings only(Set<Code> rules) {
        Map<Code, Optional<Severity>> narrowed = new EnumMap<>(Code.class);
        for (Code code : Code.values()) {
            Optional<Severity> given = severities.getOrDefault(code, Optional.empty());
            if (!rules.contains(code)) {
                narrowed.put(code, Optional.empty());
            } else if (given.isPresent()) {
                narrowed.put(code, given);
            }
        }
        return new Settings(narrowed, options);
    }

    /** The severity of a rule's findings; empty when the rule is switched off. */
    public Optional<Severity> severity(Rule rule) {
        return severities.getOrDefault(rule.code(), Optional.of(rule.severity()));
    }

    @SuppressWarnings("unchecked") // an option's value has the type of its standard
    public <T> T get(Option<T> option) {
        return (T) options.getOrDefault(option, option.standard());
    }
}
