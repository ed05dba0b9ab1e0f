package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what no path may open. */
final class Forbids {
    private final Vocabulary vocabulary;
    private final Conditions conditions;
    private final Map<String, Zone> zones;
    private final Faults faults;

    Forbids(Vocabulary vocabulary, Conditions conditions, Map<String, Zone> zones, Faults faults) {
        this.vocabulary = vocabulary;
        this.conditions = conditions;
        this.zones = zones;
        this.faults = faults;
    }

    List<Forbid> check() {
        List<Forbid> forbids = new ArrayList<>();
        vocabulary
                .declared
                .forbids
                .all()
                .values()
                .forEach(forbid -> forbid(forbid).ifPresent(forbids::add));
        return forbids;
    }

    private Optional<Forbid> forbid(Declaration.Forbid forbid) {
        Body body = new Body(forbid.clauses(), faults);
        Optional<Clause.When> condition = body.one(Clause.When.class, "when");
        if (condition.isEmpty() && !forbid.damaged()) {
            faults.add(Diagnostic.error(
                            Code.MISSING_CLAUSE,
                            forbid.name().place(),
                            Quote.of(forbid.name().value()) + " does not say when it forbids")
                    .helping("when CONDITION"));
        }
        Optional<Zone> zone = body.one(Clause.InZone.class, "zone")
                .flatMap(clause -> vocabulary
                        .declared
                        .zones
                        .find(clause.zone())
                        .map(found -> zones.get(clause.zone().value())));
        List<Role> roles = body.one(Clause.For.class, "for")
                .map(clause -> vocabulary.roles(clause.roles(), faults))
                .orElse(List.of());
        List<String> actions = body.one(Clause.OnAction.class, "action")
                .map(clause -> vocabulary.actions.atoms(Lists.distinct(clause.actions(), faults)))
                .orElse(List.of());
        Optional<When> when = condition.flatMap(clause -> conditions.when(clause.condition(), clause.place()));
        // With a fault anywhere no policy is made, so a forbid that lost a part of its cover here is never used.
        return when.map(found -> new Forbid(
                forbid.name().value(),
                zone,
                roles,
                actions,
                found,
                forbid.name().place()));
    }
}
