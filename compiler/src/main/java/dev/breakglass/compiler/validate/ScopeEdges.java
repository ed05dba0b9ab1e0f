package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks with roles, actions, zones, resources and TTLs that are just those of a path, and just not. */
final class ScopeEdges {

    private static final int EACH_MAX = 16;
    private static final int NAMES_MAX = 4;
    private static final int DAYS_AND_NIGHTS = 14;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final String UNKNOWN = "no-such-thing";

    private ScopeEdges() {}

    static void ask(Surroundings surroundings, Examination exam, Draft base, BreakglassPath path) {
        roles(surroundings, exam, base, path);
        actions(surroundings, exam, base, path);
        resources(surroundings, exam, base, path.allow());
        for (ResourcePattern there :
                path.zone().contains().stream().limit(EACH_MAX).toList()) {
            exam.probe(path.allow().place(), "something else in the zone", base, draft -> {
                draft.kind = there.kind();
                draft.name = there.glob().replace("*", "");
            });
        }
        refusals(exam, base, path);
        exam.detail(path.place(), "a zone that does not exist", base, draft -> draft.zone = UNKNOWN);
        path.zone()
                .parent()
                .ifPresent(
                        above -> exam.detail(path.place(), "the zone above", base, draft -> draft.zone = above.name()));
        ttl(exam, base, path);
        times(surroundings, exam, base, path);
    }

    /** While a forbid's window of time is open and while it is not, which is nothing to the path. */
    private static void times(Surroundings surroundings, Examination exam, Draft base, BreakglassPath path) {
        surroundings.lookup().over(path.zone()).stream()
                .flatMap(forbid -> Goal.comparisons(forbid.when().condition()).stream())
                .limit(EACH_MAX)
                .flatMap(comparison -> Moments.of(comparison).stream().limit(DAYS_AND_NIGHTS))
                .distinct()
                .forEach(moment -> exam.detail(path.place(), "at another time", base, draft -> draft.now = moment));
    }

    /** What fails first is all that is told: of the role, the action, what else refuses, and what only waits. */
    private static void refusals(Examination exam, Draft base, BreakglassPath path) {
        exam.control(path.place(), "role, action and review refuse", base, draft -> {
            draft.groups.clear();
            draft.action = UNKNOWN;
            draft.overdue = 1;
        });
        exam.control(path.place(), "action and review refuse", base, draft -> {
            draft.action = UNKNOWN;
            draft.overdue = 1;
        });
        exam.control(path.place(), "everything that can refuse does, and nothing is presented", base, draft -> {
            draft.ttl = Optional.of(path.ttl().max().plus(Ages.TICK));
            draft.overdue = 1;
            draft.factors.clear();
            draft.approvals.clear();
        });
    }

    private static void roles(Surroundings surroundings, Examination exam, Draft base, BreakglassPath path) {
        Place place = path.roles().place();
        List<Role> roles = path.roles().anyOf();
        Set<String> mine = new HashSet<>();
        roles.forEach(role -> mine.addAll(role.groups()));
        exam.detail(place, "in no group", base, draft -> draft.groups.clear());
        exam.probe(place, "in none of the roles' groups", base, draft -> draft.groups.removeAll(mine));
        Set<Role> besides = new LinkedHashSet<>();
        for (Role role : roles.stream().limit(EACH_MAX).toList()) {
            besides.addAll(surroundings.roles().of(role));
            for (String group : role.groups().stream().limit(EACH_MAX).toList()) {
                exam.probe(place, "of the roles' groups in " + group + " alone", base, draft -> {
                    draft.groups.removeAll(mine);
                    draft.groups.add(group);
                });
            }
        }
        for (Role beside : besides) {
            exam.probe(place, "holds " + beside.name() + " instead", base, draft -> {
                draft.groups.removeAll(mine);
                draft.groups.addAll(Approvers.group(beside));
            });
        }
    }

    private static void actions(Surroundings surroundings, Examination exam, Draft base, BreakglassPath path) {
        Set<String> actions = new LinkedHashSet<>();
        for (String action : path.allow().actions().stream().limit(EACH_MAX).toList()) {
            actions.add(action);
            actions.addAll(surroundings.actions().of(action));
        }
        actions.add(UNKNOWN);
        for (String action : actions) {
            exam.probe(path.allow().place(), "asks for " + action, base, draft -> draft.action = action);
        }
    }

    /** Around the resources that a path allows and that are of the kind asked for. */
    static void resources(Surroundings surroundings, Examination exam, Draft base, BreakglassPath.Allow allow) {
        allow.on().stream()
                .filter(pattern -> pattern.kind().equals(base.kind))
                .limit(EACH_MAX)
                .forEach(pattern -> resources(surroundings, exam, base, pattern, allow.place()));
    }

    /** Names on and beside the edge of a glob, and other kinds of that name. */
    static void resources(
            Surroundings surroundings, Examination exam, Draft base, ResourcePattern pattern, Place place) {
        List<String> names = GlobText.around(pattern.glob());
        for (String name : names) {
            boolean detail = names.indexOf(name) >= NAMES_MAX;
            exam.control(place, "a name around \"" + pattern.glob() + "\"", detail, base, draft -> {
                draft.kind = pattern.kind();
                draft.name = name;
            });
        }
        Set<String> kinds = new LinkedHashSet<>(surroundings.kinds().of(pattern.kind()));
        kinds.add(UNKNOWN);
        for (String kind : kinds) {
            exam.probe(place, "a " + kind + " of that name", base, draft -> draft.kind = kind);
        }
    }

    private static void ttl(Examination exam, Draft base, BreakglassPath path) {
        Duration granted = path.ttl().granted();
        Duration max = path.ttl().max();
        ttls(exam, base, path, List.of(max, max.plus(Ages.TICK)), false);
        ttls(exam, base, path, List.of(Ages.TICK, granted.minus(Ages.TICK), granted), true);
        ttls(exam, base, path, List.of(max.minus(Ages.TICK), max.plusSeconds(1), LONGEST), true);
    }

    private static void ttls(Examination exam, Draft base, BreakglassPath path, List<Duration> ttls, boolean detail) {
        for (Duration ttl : ttls) {
            exam.control(
                    path.ttl().place(),
                    "asks for a ttl of " + ttl,
                    detail,
                    base,
                    draft -> draft.ttl = Optional.of(ttl));
        }
    }
}
