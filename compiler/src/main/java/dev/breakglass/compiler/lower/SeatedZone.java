package dev.breakglass.compiler.lower;

import dev.breakglass.runtime.policy.Clause;
import dev.breakglass.runtime.policy.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * A zone in the numbers of the whole policy.
 *
 * @param rule of the zone, which knows the numbers of {@code paths}
 */
record SeatedZone(
        ZonePart zone,
        Seat seat,
        Forbids.Covering covering,
        Rules.ZoneRule rule,
        List<Rules.PathRule> paths,
        List<Clause> clauses) {

    /** @param numbers of its paths */
    static SeatedZone of(
            ZonePart zone, Seat seat, Forbids.Covering covering, List<Integer> numbers, List<Clause> clauses) {
        List<Rules.PathRule> paths = new ArrayList<>(zone.paths().size());
        for (Rules.PathRule path : zone.paths()) {
            paths.add(seat.path(path));
        }
        Rules.ZoneRule rule = new Rules.ZoneRule(
                zone.contains(),
                seat.clause(zone.containsClause()),
                seat.clause(zone.noPathClause()),
                covering.numbers(),
                numbers,
                seat.inputs(covering.inputs(), zone.part().firstInput()),
                seat.marks(covering.marks(), zone.part().firstMark()));
        return new SeatedZone(zone, seat, covering, rule, paths, clauses);
    }

    /** Whether it is made of this very part, which was taken over and not lowered anew. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(ZonePart other) {
        return zone.part() == other.part();
    }

    boolean is(ZonePart other, Seat now, Forbids.Covering forbids, List<Integer> numbers) {
        return isOf(other)
                && seat.isAt(now)
                && covering.equals(forbids)
                && rule.paths().equals(numbers);
    }

    /** The same rules, of a part that was taken over. */
    SeatedZone of(ZonePart same) {
        return new SeatedZone(same, seat, covering, rule, paths, clauses);
    }
}
