package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.Constants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Lays a policy's rules out as {@link Table} says. */
final class TableBuilder {

    /** A kind that no request has: not even one of a kind that the policy does not know. */
    private static final int NO_KIND = -3;

    private final Operands operands = new Operands();
    private final Blocks blocks = new Blocks();

    private TableBuilder() {}

    static Table build(Rules rules, Route[] routes) {
        return new TableBuilder().table(rules, routes);
    }

    private Table table(Rules rules, Route[] routes) {
        long[] forbids = rules.forbids().stream().mapToLong(this::forbid).toArray();
        int[] paths = new int[routes.length];
        int[] zones = new int[rules.zones().size()];
        for (int i = 0; i < zones.length; i++) {
            Rules.ZoneRule zone = rules.zones().get(i);
            int[] own = inOrder(zone.paths(), Route.NARROWEST, routes);
            int[] asked = inOrder(zone.paths(), Route.NARROWEST_OF_ONE_TTL, routes);
            zones[i] = blocks.reserve(Table.ZONE_CELLS + own.length * Table.PATH_CELLS);
            for (int j = 0; j < own.length; j++) {
                paths[own[j]] = zones[i] + Table.ZONE_CELLS + j * Table.PATH_CELLS;
                path(paths[own[j]], own[j], routes[own[j]].rule);
            }
            blocks.put(
                    zones[i] + Table.ZONE_FORBIDS,
                    forbidsOf(zone, forbids),
                    own.length,
                    Arrays.equals(own, asked)
                            ? 0
                            : blocks.list(Arrays.stream(asked)
                                    .mapToLong(number -> paths[number])
                                    .toArray()));
        }
        long[] all = blocks.all();
        return new Table(all, new Constants(all, operands.others()), zones, paths);
    }

    private int forbidsOf(Rules.ZoneRule zone, long[] forbids) {
        return zone.forbids().isEmpty()
                ? 0
                : blocks.list(zone.forbids().stream().mapToLong(i -> forbids[i]).toArray());
    }

    private static int[] inOrder(List<Integer> numbers, Comparator<Route> order, Route[] routes) {
        List<Integer> sorted = new ArrayList<>(numbers);
        if (sorted.size() > 1) {
            sorted.sort(Comparator.comparing(number -> routes[number], order));
        }
        return sorted.stream().mapToInt(Integer::intValue).toArray();
    }

    private int forbid(Rules.ForbidRule forbid) {
        int at = blocks.reserve(Table.FORBID_CELLS);
        blocks.put(at + Table.FORBID_HAS_ROLES, forbid.roles().size());
        blocks.put(at + Table.FORBID_ROLES, bits(forbid.roles()));
        blocks.put(at + Table.FORBID_HAS_ACTIONS, forbid.actions().size());
        blocks.put(at + Table.FORBID_ACTIONS, bits(forbid.actions()));
        blocks.put(at + Table.FORBID_WHEN, forbid.when().shape(), constants(forbid.when()));
        return at;
    }

    private void path(int at, int number, Rules.PathRule path) {
        blocks.put(at + Table.NUMBER, number);
        blocks.put(at + Table.ROLES, bits(path.roles()));
        blocks.put(at + Table.ACTIONS, bits(path.actions()));
        blocks.put(at + Table.THING, things(path.on()));
        blocks.put(
                at + Table.CONDITIONS,
                conditions(path),
                controls(path.controls()),
                approvals(path.controls().approvals()));
    }

    private int conditions(Rules.PathRule path) {
        List<Condition> conditions = new ArrayList<>(path.admits());
        Condition when = path.when();
        if (when != null) {
            conditions.add(when);
        }
        long[] block = new long[2 + 2 * conditions.size()];
        block[0] = conditions.size();
        block[1] = path.admits().size();
        for (int i = 0; i < conditions.size(); i++) {
            block[2 + 2 * i] = conditions.get(i).shape();
            block[3 + 2 * i] = constants(conditions.get(i));
        }
        return blocks.of(block);
    }

    private int controls(Controls controls) {
        int tickets = 0;
        for (Rules.Reason reason : controls.reasons()) {
            tickets += reason.mark() == Rules.Reason.TEXT ? 0 : 1;
        }
        long[] block = new long[Table.TICKETS + 1 + tickets];
        block[Table.TTL_MAX] = controls.ttlMax();
        block[Table.MFA] = controls.mfa().kinds();
        block[Table.MFA + 1] = controls.mfa().count();
        block[Table.MFA + 2] = controls.mfa().within();
        for (Rules.Reason reason : controls.reasons()) {
            if (reason.mark() == Rules.Reason.TEXT) {
                block[Table.CHARACTERS] = Math.max(block[Table.CHARACTERS], reason.characters());
            } else {
                block[Table.TICKETS]++;
                block[Table.TICKETS + (int) block[Table.TICKETS]] = reason.mark();
            }
        }
        return blocks.of(block);
    }

    private int approvals(List<ApprovalRule> rules) {
        if (rules.isEmpty()) {
            return 0;
        }
        ApprovalRule rule = rules.get(0);
        long[] roles = bits(rule.roles());
        boolean plain = rules.size() == 1 && rule.mfa().count() == 0 && roles[0] != Table.LISTED;
        return plain ? blocks.of(rule.people(), rule.within(), roles[0], roles[1]) : Table.LISTED;
    }

    private long[] things(List<Thing> things) {
        long[] flat = new long[2 * things.size()];
        for (int i = 0; i < things.size(); i++) {
            Thing thing = things.get(i);
            flat[2 * i] = thing.kind() < 0 ? NO_KIND : thing.kind();
            flat[2 * i + 1] = thing.mark();
        }
        return listUnlessOne(flat);
    }

    /** Words and the bits that are set in them; the numbers are in order. */
    private long[] bits(List<Integer> set) {
        long[] flat = new long[2 * set.size()];
        int size = 0;
        for (int number : set) {
            Objects.checkIndex(number, Integer.MAX_VALUE);
            if (size == 0 || flat[size - 2] != number / Long.SIZE) {
                flat[size] = number / Long.SIZE;
                size += 2;
            }
            flat[size - 1] |= 1L << number;
        }
        return listUnlessOne(Arrays.copyOf(flat, size));
    }

    /** One pair as it is, any other number of pairs as a list of them. */
    private long[] listUnlessOne(long[] pairs) {
        if (pairs.length == 2) {
            return pairs;
        }
        long[] list = new long[pairs.length + 1];
        list[0] = pairs.length / 2;
        System.arraycopy(pairs, 0, list, 1, pairs.length);
        return new long[] {Table.LISTED, blocks.of(list)};
    }

    private int constants(Condition condition) {
        long[] values = new long[condition.operands().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = operands.cell(condition.operands().get(i));
        }
        return blocks.of(values);
    }
}
