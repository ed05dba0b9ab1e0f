package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.ApprovalRule;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Whether the people who approved are enough: each counts for one rule only, so it is a matching of people to places.
 *
 * <p>Augmenting paths (Kuhn); at most {@code RequestLimits.APPROVALS_MAX} people.
 */
final class Quorum {

    private final Request request;
    private final Map<String, List<Counted>> people = new LinkedHashMap<>();

    /** An approval and the roles of its approver. */
    private record Counted(Approval approval, BitSet roles) {}

    Quorum(Index index, Request request) {
        this.request = request;
        for (Approval approval : request.approvals()) {
            boolean counts = !approval.by().equals(request.requester().id())
                    && !approval.at().isAfter(request.now());
            if (counts) {
                people.computeIfAbsent(approval.by(), id -> new ArrayList<>())
                        .add(new Counted(approval, bits(index.roles(approval.groups()))));
            }
        }
    }

    boolean met(ApprovalRule[] rules) {
        List<ApprovalRule> places = new ArrayList<>();
        for (ApprovalRule rule : rules) {
            for (int i = 0; i < rule.people(); i++) {
                places.add(rule);
            }
        }
        List<String> ids = List.copyOf(people.keySet());
        int[] taken = new int[ids.size()];
        Arrays.fill(taken, -1);
        for (int place = 0; place < places.size(); place++) {
            if (!seat(place, places, ids, taken, new boolean[ids.size()])) {
                return false;
            }
        }
        return true;
    }

    private boolean seat(int place, List<ApprovalRule> places, List<String> ids, int[] taken, boolean[] tried) {
        for (int person = 0; person < ids.size(); person++) {
            if (!tried[person] && fits(ids.get(person), places.get(place))) {
                tried[person] = true;
                if (taken[person] < 0 || seat(taken[person], places, ids, taken, tried)) {
                    taken[person] = place;
                    return true;
                }
            }
        }
        return false;
    }

    /** The people who could count for a rule, in order of id. */
    NavigableSet<String> eligible(ApprovalRule rule) {
        NavigableSet<String> eligible = new TreeSet<>();
        people.keySet().stream().filter(id -> fits(id, rule)).forEach(eligible::add);
        return eligible;
    }

    private boolean fits(String id, ApprovalRule rule) {
        return people.getOrDefault(id, List.of()).stream().anyMatch(counted -> fits(counted, rule));
    }

    private boolean fits(Counted counted, ApprovalRule rule) {
        if (!Prepared.within(counted.approval().at(), request.now(), rule.within())) {
            return false;
        }
        boolean mfa = rule.mfaKinds() == 0
                || Prepared.mfa(
                                counted.approval().factors(),
                                counted.approval().at(),
                                rule.mfaKinds(),
                                rule.mfaCount(),
                                rule.mfaWithin())
                        == Facts.MFA_MET;
        for (int i = 0; mfa && i < rule.roleCount(); i++) {
            if (counted.roles().get(rule.role(i))) {
                return true;
            }
        }
        return false;
    }

    private static BitSet bits(boolean[] flags) {
        BitSet bits = new BitSet(flags.length);
        for (int i = 0; i < flags.length; i++) {
            bits.set(i, flags[i]);
        }
        return bits;
    }
}
