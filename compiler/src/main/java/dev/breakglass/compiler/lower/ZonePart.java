package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * One zone and the paths into it, in numbers of their own.
 *
 * @param lowered what it was lowered from, with {@code into}
 */
record ZonePart(
        Zone lowered,
        List<BreakglassPath> into,
        Part part,
        List<Rules.Thing> contains,
        int containsClause,
        int noPathClause,
        List<Rules.PathRule> paths,
        List<PathTerms> terms,
        Vocabulary.Zone word) {

    static ZonePart of(Zone zone, List<BreakglassPath> into, Section section) {
        PathLowering lowering = new PathLowering(section);
        List<Rules.Thing> contains = lowering.things(zone.contains());
        int containsClause = section.said(Wording.contains(zone), zone.place());
        int noPathClause = section.said(Wording.noPath(zone), zone.place());
        List<Rules.PathRule> paths = new ArrayList<>(into.size());
        List<PathTerms> terms = new ArrayList<>(into.size());
        List<Role> approvers = new ArrayList<>();
        for (BreakglassPath path : into) {
            paths.add(lowering.lower(path));
            terms.add(Terms.of(path));
            for (Approve step : path.approvals().steps()) {
                approvers.addAll(step.roles());
            }
            path.escalate().ifPresent(escalate -> approvers.addAll(escalate.roles()));
        }
        Vocabulary.Zone word = new Vocabulary.Zone(zone.name(), section.names().roles(approvers));
        return new ZonePart(zone, into, section.part(), contains, containsClause, noPathClause, paths, terms, word);
    }

    boolean is(Zone zone, List<BreakglassPath> paths) {
        return lowered.equals(zone) && into.equals(paths);
    }

    /** The same part, of an equal zone and equal paths: next time these very objects may come again. */
    ZonePart of(Zone zone, List<BreakglassPath> paths) {
        return new ZonePart(
                zone, List.copyOf(paths), part, contains, containsClause, noPathClause, this.paths, terms, word);
    }
}
