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

/** Packs paths as {@link Glance} says. A path that does not fit stays empty, and is for nobody at a glance. */
final class GlanceBuilder {

    private final Map<List<Long>, Integer> blocks = new HashMap<>();
    private long[] cells = new long[1 << 10];
    // Nobody's is the first, so that 0 says "none".
    private int size = 1;

    Glance build(Program program, Constants constants) {
        return new Glance(program, constants, Arrays.copyOf(cells, size));
    }

    /** The first cell of these paths, side by side. */
    int put(Route[] routes) {
        int first = reserve(routes.length * Glance.PATH_CELLS);
        for (int i = 0; i < routes.length; i++) {
            put(first + i * Glance.PATH_CELLS, routes[i]);
        }
        return first;
    }

    private void put(int at, Route route) {
        PathRule rule = route.rule;
        Bits roles = Bits.of(rule.roles());
        Bits actions = Bits.of(rule.actions());
        List<ApprovalRule> approvals = route.controls.approvals();
        Bits approvers =
                Bits.of(approvals.isEmpty() ? List.of() : approvals.get(0).roles());
        if (!fits(rule) || !fits(roles) || !fits(actions) || !fits(approvers) || route.number > Glance.NUMBER_MAX) {
            return;
        }
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

    private static boolean fits(Bits bits) {
        return bits.more == null && bits.word <= Glance.WORD_MAX;
    }

    private static boolean fits(PathRule rule) {
        Controls controls = rule.controls();
        return rule.on().size() == 1
                && rule.on().get(0).kind() >= 0
                && rule.on().get(0).kind() <= Glance.KIND_MAX
                && rule.on().get(0).mark() < Glance.ANY_NAME
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
