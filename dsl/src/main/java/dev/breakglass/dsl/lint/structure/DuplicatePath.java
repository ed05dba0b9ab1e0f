package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Two paths that grant the same to the same people under the same controls, whether by clauses or by profile. */
final class DuplicatePath implements Rule {

    @Override
    public Code code() {
        return Code.DUPLICATE_PATH;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Map<String, BreakglassPath> firsts = new HashMap<>();
        List<BreakglassPath> paths = set.policy().paths().stream()
                .sorted(Comparator.comparing(BreakglassPath::place, Home.IN_ORDER))
                .toList();
        Shape shape = new Shape();
        for (BreakglassPath path : paths) {
            BreakglassPath first = firsts.putIfAbsent(shape.of(path), path);
            if (first != null) {
                found.accept(finding(
                                path.place(),
                                Quote.of(path.name()) + " differs from " + Quote.of(first.name()) + " in name alone")
                        .labelled("the second")
                        .seeing(first.place(), "the first")
                        .noting("limits count by path, so a second name doubles them")
                        .helping("remove one of them, or say what sets them apart"));
            }
        }
    }
}
