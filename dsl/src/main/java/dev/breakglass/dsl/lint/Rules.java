package dev.breakglass.dsl.lint;

import dev.breakglass.dsl.lint.allow.AllowRules;
import dev.breakglass.dsl.lint.condition.ConditionRules;
import dev.breakglass.dsl.lint.control.ControlRules;
import dev.breakglass.dsl.lint.people.PeopleRules;
import dev.breakglass.dsl.lint.structure.StructureRules;
import dev.breakglass.dsl.lint.style.StyleRules;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules there are. */
public final class Rules {

    private Rules() {}

    /** In order of their codes. */
    public static List<Rule> all() {
        return Stream.of(
                        StructureRules.all(),
                        PeopleRules.all(),
                        ControlRules.all(),
                        ConditionRules.all(),
                        StyleRules.all(),
                        AllowRules.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }
}
