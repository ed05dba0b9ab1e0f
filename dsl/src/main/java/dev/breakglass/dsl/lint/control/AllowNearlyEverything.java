package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.BreakglassPath;
import java.util.List;
import java.util.function.Consumer;

/** A path that allows nearly all that can be done at all. */
final class AllowNearlyEverything implements Rule {
    private static final Option<Integer> PERCENT = new Option<>(Code.ALLOW_NEARLY_EVERYTHING, "percent", 80, 1, 100);
    private static final Option<Integer> LEAST = new Option<>(Code.ALLOW_NEARLY_EVERYTHING, "least", 5);

    @Override
    public Code code() {
        return Code.ALLOW_NEARLY_EVERYTHING;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PERCENT, LEAST);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        List<String> all = set.policy().actions().stream()
                .filter(action -> !action.isGroup())
                .map(Action::name)
                .toList();
        for (BreakglassPath path : set.policy().paths()) {
            int allowed = path.allow().actions().size();
            if (allowed >= settings.get(LEAST) && (long) allowed * 100 >= (long) all.size() * settings.get(PERCENT)) {
                found.accept(finding(
                                path.allow().place(),
                                Quote.of(path.name()) + " allows " + allowed + " of the " + all.size()
                                        + " actions there are")
                        .labelled("nearly everything")
                        .noting("one path for everything is the path that everybody asks for; what a repair needs is"
                                + " a few actions")
                        .helping("split it into a path for each kind of repair"));
            }
        }
    }
}
