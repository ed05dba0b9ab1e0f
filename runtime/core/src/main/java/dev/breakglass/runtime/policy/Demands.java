package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.policy.Rules.Reason;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** What the paths into one zone ask for, each thing once, numbered in the order in which it is met. */
final class Demands {

    private final Shared shared;
    private final HeldRoles roles;
    private final IdentityHashMap<Demand, Integer> numbers = new IdentityHashMap<>();
    private final List<Demand> all = new ArrayList<>();

    Demands(Shared shared, HeldRoles roles) {
        this.shared = shared;
        this.roles = roles;
    }

    /** Those of one path. */
    Asked of(PathRule path) {
        List<Integer> conditions = new ArrayList<>();
        for (Condition condition : path.admits()) {
            conditions.add(condition(condition, true));
        }
        if (path.when() != null) {
            conditions.add(condition(path.when(), false));
        }
        Controls controls = path.controls();
        int ttl = number(new Demand.Lasts(controls.ttlMax()));
        int mfa = number(new Demand.Presents(controls.mfa()));
        int approvals = controls.approvals().isEmpty()
                ? Asked.NOTHING
                : number(Approved.of(controls.approvals(), controls.escalation(), roles));
        List<Integer> reasons = new ArrayList<>();
        for (Reason reason : controls.reasons()) {
            boolean text = reason.mark() == Reason.TEXT;
            reasons.add(number(text ? new Demand.Justified(reason.characters()) : new Demand.Ticketed(reason.mark())));
        }
        return new Asked(List.copyOf(conditions), ttl, mfa, approvals, List.copyOf(reasons));
    }

    private int condition(Condition condition, boolean boundary) {
        return number(new Demand.Holds(condition.shape(), shared.cell(condition), boundary));
    }

    private int number(Demand demand) {
        Demand one = shared.one(demand);
        Integer known = numbers.putIfAbsent(one, all.size());
        if (known == null) {
            all.add(one);
            return all.size() - 1;
        }
        return known;
    }

    Demand[] all() {
        return all.toArray(new Demand[0]);
    }

    /**
     * The numbers of what one path asks for.
     *
     * @param conditions those that the zones state first
     * @param approvals {@link #NOTHING} if nobody has to approve
     * @param reasons the parts of the justification
     */
    record Asked(List<Integer> conditions, int ttl, int mfa, int approvals, List<Integer> reasons) {
        static final int NOTHING = -1;

        List<Integer> all() {
            List<Integer> all = new ArrayList<>(conditions);
            all.add(ttl);
            all.add(mfa);
            if (approvals != NOTHING) {
                all.add(approvals);
            }
            all.addAll(reasons);
            return all;
        }
    }
}
