package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.ApprovalRule;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the people who approved are enough: each counts for one rule only, so it is a matching of people to places.
 *
 * <p>Where one rule comes after another, a moment parts them: approvals up to it count for the first, later ones for the
 * second. All moments at which somebody approved are tried, from a matching that is kept from one to the next; there are
 * {@code RequestLimits.APPROVALS_MAX} at most, and the language allows few rules that come after others.
 */
final class Quorum {

    private final Request request;
    private final Map<String, List<Counted>> people = new TreeMap<>();

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
        Seating seating = new Seating(rules.length, people.size());
        int places = 0;
        for (int rule = 0; rule < rules.length; rule++) {
            places += rules[rule].people();
            int person = 0;
            for (List<Counted> approvals : people.values()) {
                for (Counted counted : approvals) {
                    if (fits(counted, rules[rule])) {
                        seating.may(person, rule, counted.approval().at());
                    }
                }
                person++;
            }
        }
        return places <= people.size() && seating.met(rules);
    }

    /** The people who could count for a rule, in order of id. */
    NavigableSet<String> eligible(ApprovalRule[] rules, int rule) {
        Optional<Instant> from =
                rules[rule].after() < 0 ? Optional.of(Instant.MIN) : complete(rules, rules[rule].after());
        NavigableSet<String> eligible = new TreeSet<>();
        people.forEach((id, approvals) -> {
            if (from.isPresent() && earliest(approvals, rules[rule], from.get()).isPresent()) {
                eligible.add(id);
            }
        });
        return eligible;
    }

    /** The moment at which a rule, by itself, had its people. */
    private Optional<Instant> complete(ApprovalRule[] rules, int rule) {
        Optional<Instant> from =
                rules[rule].after() < 0 ? Optional.of(Instant.MIN) : complete(rules, rules[rule].after());
        return from.flatMap(start -> people.values().stream()
                .flatMap(approvals -> earliest(approvals, rules[rule], start).stream())
                .sorted()
                .skip(rules[rule].people() - 1L)
                .findFirst());
    }

    private Optional<Instant> earliest(List<Counted> approvals, ApprovalRule rule, Instant after) {
        return approvals.stream()
                .filter(counted -> counted.approval().at().isAfter(after) && fits(counted, rule))
                .map(counted -> counted.approval().at())
                .min(Instant::compareTo);
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
