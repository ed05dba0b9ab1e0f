package dev.breakglass.cli.bench;

import dev.breakglass.compiler.validate.Validation;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Requests that are made from a policy itself: those by which the compiler compares a policy with its text, overheard. There
 * are far more refusals than permits among them, so that as many of each answer are kept, as far as there are.
 */
public final class DerivedRequests implements dev.breakglass.runtime.policy.Policy {

    /** Requests in all, at most. */
    static final int REQUESTS_MAX = 1_024;

    /** How many are overheard at most: of a policy with very many paths, some paths are then left out. */
    private static final int OVERHEARD_MAX = 100_000;

    private final CompiledPolicy policy;
    private final Map<Outcome, TreeMap<Long, Request>> kept = new EnumMap<>(Outcome.class);
    private int overheard;

    private DerivedRequests(CompiledPolicy policy) {
        this.policy = policy;
    }

    /** In no order, the same for the same policy unless it is very large; none if there is nothing to ask it. */
    public static List<Request> of(Policy written, CompiledPolicy compiled) {
        DerivedRequests ears = new DerivedRequests(compiled);
        Validation.compare(written, ears);
        TreeMap<Long, Request> all = new TreeMap<>();
        int share = REQUESTS_MAX / Outcome.values().length;
        for (TreeMap<Long, Request> some : ears.kept.values()) {
            some.entrySet().stream().limit(share).forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        }
        return new ArrayList<>(all.values());
    }

    @Override
    public Decision decide(Request request) {
        Decision decision = policy.decide(request);
        keep(request, decision.outcome());
        return decision;
    }

    /** Which ones are kept depends on the requests and not on the order in which threads come. */
    private synchronized void keep(Request request, Outcome outcome) {
        overheard++;
        if (overheard > OVERHEARD_MAX) {
            // An answer that is none ends the comparison.
            throw new IllegalStateException("enough was heard");
        }
        TreeMap<Long, Request> some = kept.computeIfAbsent(outcome, any -> new TreeMap<>());
        some.put(scattered(request.toString()), request);
        if (some.size() > REQUESTS_MAX) {
            some.pollLastEntry();
        }
    }

    /** FNV-1a of 64 bits: neighbours end up far from each other. */
    private static long scattered(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 29;
    }

    @Override
    public String digest() {
        return policy.digest();
    }

    @Override
    public Decision recheck(String path, Request use) {
        return policy.recheck(path, use);
    }

    @Override
    public PathTerms terms(String path) {
        return policy.terms(path);
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return policy.roles(groups);
    }

    @Override
    public Set<String> approvers(String zone) {
        return policy.approvers(zone);
    }
}
