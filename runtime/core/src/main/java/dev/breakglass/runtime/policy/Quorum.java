package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Approvers approvers;
    /** By id: where a person's approvals stand. */
    private final Map<String, List<Integer>> people = new TreeMap<>();

    Quorum(PreparedRequest request) {
        this.request = request.request();
        this.approvers = request.approvers();
        approvers
                .all()
                .forEach(at -> people.computeIfAbsent(approval(at).by(), id -> new ArrayList<>())
                        .add(at));
    }

    private Approval approval(int at) {
        return request.approvals().get(approvers.number(at));
    }

    boolean met(List<ApprovalRule> rules) {
        Seating seating = new Seating(rules.size(), people.size());
        int places = 0;
        for (int rule = 0; rule < rules.size(); rule++) {
            places += rules.get(rule).people();
            int person = 0;
            for (List<Integer> approvals : people.values()) {
                for (int approval : approvals) {
                    if (approvers.fits(rules.get(rule), request, approval)) {
                        seating.may(person, rule, approval(approval).at());
                    }
                }
                person++;
            }
        }
        return places <= people.size() && seating.met(rules);
    }

    /** The people who could count for a rule, in order of id. */
    NavigableSet<String> eligible(List<ApprovalRule> rules, int rule) {
        Optional<Instant> from = rules.get(rule).after() < 0
                ? Optional.of(Instant.MIN)
                : complete(rules, rules.get(rule).after());
        NavigableSet<String> eligible = new TreeSet<>();
        people.forEach((id, approvals) -> {
            if (from.isPresent()
                    && earliest(approvals, rules.get(rule), from.get()).isPresent()) {
                eligible.add(id);
            }
        });
        return eligible;
    }

    /** The moment at which a rule, by itself, had its people. */
    private Optional<Instant> complete(List<ApprovalRule> rules, int rule) {
        Optional<Instant> from = rules.get(rule).after() < 0
                ? Optional.of(Instant.MIN)
                : complete(rules, rules.get(rule).after());
        return from.flatMap(start -> people.values().stream()
                .flatMap(approvals -> earliest(approvals, rules.get(rule), start).stream())
                .sorted()
                .skip(rules.get(rule).people() - 1L)
                .findFirst());
    }

    private Optional<Instant> earliest(List<Integer> approvals, ApprovalRule rule, Instant after) {
        return approvals.stream()
                .filter(approval -> approvers.fits(rule, request, approval))
                .map(approval -> approval(approval).at())
                .filter(at -> at.isAfter(after))
                .min(Instant::compareTo);
    }
}
