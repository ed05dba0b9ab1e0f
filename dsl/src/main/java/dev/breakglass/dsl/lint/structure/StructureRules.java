package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about how zones, paths and names hang together. */
public final class StructureRules {

    private StructureRules() {}

    public static List<Rule> all() {
        return List.of(
                new NoDoor(),
                new UnusedAction(),
                new UnusedKind(),
                new UnusedRole(),
                new UnusedSignal(),
                new UnusedProfile(),
                new UnusedAttribute(),
                new UnusedFactor(),
                new EmptyZone(),
                new DuplicatePath(),
                new OverlappingZones(),
                new RedundantBound(),
                new FlowEscapes(),
                new SharedFate(),
                new UnreachableResource(),
                new InertForbid(),
                new SameGroup(),
                new RedundantFlow());
    }
}
