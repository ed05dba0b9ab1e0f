package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.source.Place;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A path whose longest minimum of a justification can be met with a word. */
final class ShortJustification implements Rule {
    private static final Option<Integer> MIN = new Option<>(Code.SHORT_JUSTIFICATION, "min", 20);

    @Override
    public Code code() {
        return Code.SHORT_JUSTIFICATION;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MIN);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        int min = settings.get(MIN);
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            // All parts hold, so the longest is the one that counts.
            Optional<Justify.Characters> longest = path.justify().parts().stream()
                    .filter(Justify.Characters.class::isInstance)
                    .map(Justify.Characters.class::cast)
                    .max(Comparator.comparingInt(Justify.Characters::atLeast));
            longest.filter(part -> part.atLeast() < min && told.add(part.place()))
                    .ifPresent(part -> found.accept(
                            finding(part.place(), "a justification of " + characters(part.atLeast()) + " will do")
                                    .labelled("fewer than " + min)
                                    .seeing(path.place(), "in this path")
                                    .noting("it is what the reviewer reads, and at this length it says `fix it`")
                                    .helping("`justify at least 40 characters`")));
        }
    }

    static String characters(int count) {
        return count == 1 ? "1 character" : count + " characters";
    }
}
