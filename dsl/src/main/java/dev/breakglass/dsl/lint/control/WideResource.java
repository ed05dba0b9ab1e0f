package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.ResourcePattern;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A path to every resource of a kind where its zone names them more narrowly. */
final class WideResource implements Rule {
    private static final Pattern ALL = Pattern.compile("\\*+");

    @Override
    public Code code() {
        return Code.WIDE_RESOURCE;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (BreakglassPath path : set.policy().paths()) {
            for (ResourcePattern wanted : path.allow().on()) {
                List<ResourcePattern> held = path.zone().contains().stream()
                        .filter(pattern -> pattern.kind().equals(wanted.kind()))
                        .toList();
                boolean asWide = held.stream().anyMatch(pattern -> isAll(pattern));
                if (isAll(wanted) && !held.isEmpty() && !asWide) {
                    found.accept(wide(path, wanted, held));
                }
            }
        }
    }

    private static boolean isAll(ResourcePattern pattern) {
        return ALL.matcher(pattern.glob()).matches();
    }

    private Diagnostic wide(BreakglassPath path, ResourcePattern wanted, List<ResourcePattern> held) {
        String named = String.join(
                ", ", held.stream().map(pattern -> Text.of(pattern.place())).toList());
        return finding(
                        wanted.place(),
                        Quote.of(path.name()) + " opens every " + wanted.kind() + " that "
                                + Quote.of(path.zone().name()) + " holds now or later")
                .labelled("all of them")
                .seeing(held.get(0).place(), "the zone is narrower")
                .noting("what is added to the zone some day is open to this path on that day")
                .helping("`" + named + "`, or fewer")
                .fixedBy(Fix.of("name what the zone holds", wanted.place(), named));
    }
}
