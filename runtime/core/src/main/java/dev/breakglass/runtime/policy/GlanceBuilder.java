package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.policy.Rules.Reason;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packs paths as {@link Glance} says. */
final class GlanceBuilder {

    private final Map<List<Long>, Integer> blocks = new HashMap<>();
    private long[] cells = new long[1 << 10];
    // Nobody's is the first, so that 0 says "none".
    private int size = 1;

    Glance build(Program program, Constants constants) {
        return new Glance(program, constants, Arrays.copyOf(cells, size));
    }

    /** These paths side by side, up to the first that does not fit: what is behind it must not be seen before it is walked. */
    Glance.Rows put(Route[] routes) {
        int count = 0;
        while (count < routes.length && fits(routes[count])) {
            count++;
        }
        int from = reserve(count * Glance.PATH_CELLS);
        for (int i = 0; i < count; i++) {
            put(from + i * Glance.PATH_CELLS, routes[i]);
        }
        return new Glance.Rows(from, from + count * Glance.PATH_CELLS);
    }

    private void put(int at, Route route) {
        PathRule rule = route.rule;
        Bits roles = Bits.of(rule.roles());
        Bits actions = Bits.of(rule.actions());
        Bits approvers = approvers(route);
        Thing thing = rule.on().get(0);
        int mark = thing.mark() == Thing.ANY_NAME ? Glance.ANY_NAME : thing.mark();
        cells[at + Glance.HEAD] = (long) roles.word << Glance.ROLE_SHIFT
                | (long) actions.word << Glance.ACTION_SHIFT
                | (long) thing.kind() << Glance.KIND_SHIFT
                | (long) mark << Glance.MARK_SHIFT
                | route.number;
        cells[at + Glance.ROLES] = roles.bits;
        cells[at + Glance.ACTIONS] = actions.bits;
        cells[at + Glance.APPROVERS] = approvers.bits;
        List<Long> conditions = conditions(route);
        long more = conditions.size() <= 1 ? 0 : once(counted(conditions.subList(1, conditions.size())));
        long asked = asked(route, approvers.word);
        cells[at + Glance.LINKS] = more << Integer.SIZE | asked;
        cells[at + Glance.CONDITION] = conditions.isEmpty() ? Glance.ALWAYS : conditions.get(0);
    }

    private static Bits approvers(Route route) {
        List<ApprovalRule> approvals = route.controls.approvals();
        return approvals.isEmpty() ? Bits.NONE : Bits.of(approvals.get(0).roles());
    }

    private static boolean fits(Route route) {
        return route.number <= Glance.NUMBER_MAX
                && fits(route.rule)
                && fits(Bits.of(route.rule.roles()))
                && fits(Bits.of(route.rule.actions()))
                && fits(approvers(route));
    }

    private static boolean fits(Bits bits) {
        return bits.more == null && bits.word <= Glance.WORD_MAX;
    }

    private static boolean fits(PathRule rule) {
        Controls controls = rule.controls();
        return rule.on().size() == 1
                && rule.on().get(0).kind() >= 0
                && rule.on().get(0).kind() <= Glance.KIND_MAX
                && rule.on().get(0).mark() < Glance.ANY_NAME
                && controls.escalation() == null
                && controls.approvals().size() <= 1
                && controls.approvals().stream()
                        .allMatch(approval -> approval.mfa().count() == 0 && approval.people() <= Glance.BYTE_MAX);
    }

    private static List<Long> conditions(Route route) {
        List<Long> block = new ArrayList<>();
        for (int i = 0; i < route.conditions.length; i += 2) {
            block.add((long) route.conditions[i] << Integer.SIZE | route.conditions[i + 1]);
        }
        for (Reason reason : route.controls.reasons()) {
            if (reason.mark() != Reason.TEXT) {
                block.add(~(long) reason.mark());
            }
        }
        return block;
    }

    private static List<Long> counted(List<Long> list) {
        List<Long> block = new ArrayList<>(list);
        block.add(0, (long) list.size());
        return block;
    }

    private int asked(Route route, int approverWord) {
        List<ApprovalRule> approvals = route.controls.approvals();
        long people = approvals.isEmpty() ? 0 : approvals.get(0).people();
        long counts = (long) route.characters << Glance.CHARACTERS_SHIFT
                | (long) approverWord << Glance.APPROVERS_SHIFT
                | people << Glance.PEOPLE_SHIFT
                | (long) route.mfa.kinds() << Glance.KINDS_SHIFT
                | route.mfa.count();
        return once(List.of(
                counts,
                route.ttlMax,
                route.mfa.within(),
                approvals.isEmpty() ? 0 : approvals.get(0).within()));
    }

    /** The first cell of a block of these, perhaps shared. */
    private int once(List<Long> block) {
        return blocks.computeIfAbsent(block, key -> {
            int at = reserve(key.size());
            for (int i = 0; i < key.size(); i++) {
                cells[at + i] = key.get(i);
            }
            return at;
        });
    }

    private int reserve(int count) {
        int at = size;
        size += count;
        if (size > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(size, 2 * cells.length));
        }
        return at;
    }
}
