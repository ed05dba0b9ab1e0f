package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about who may ask, approve, watch and review. */
public final class PeopleRules {

    private PeopleRules() {}

    public static List<Rule> all() {
        return List.of(
                new QuorumImpossible(),
                new SelfDealing(),
                new ReviewerApproved(),
                new EscalationBelowFloor(),
                new WideRole(),
                new OnePersonRole(),
                new SplitApproval(),
                new ReviewImpossible(),
                new ContradictoryDisjoint(),
                new ObserversImpossible(),
                new SlowEscalation());
    }
}
