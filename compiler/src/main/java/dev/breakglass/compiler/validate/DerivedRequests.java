package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Requests that are made from a policy itself: those by which the compiler compares a policy with its text, overheard. They
 * are sorted by their answers, and of each kind of answer no more than a share is kept.
 *
 * @param <K> a kind of answer
 */
public final class DerivedRequests<K extends Comparable<K>> extends ForwardingPolicy {

    private final Function<Decision, K> kind;
    private final int eachMax;
    private final int heardMax;
    private final Map<K, TreeMap<Long, Request>> kept = new TreeMap<>();
    private int heard;

    private DerivedRequests(Policy policy, Function<Decision, K> kind, int eachMax, int heardMax) {
        super(policy);
        this.kind = kind;
        this.eachMax = eachMax;
        this.heardMax = heardMax;
    }

    /**
     * In no order, and the same for the same policy unless more are heard than may be.
     *
     * @param answering what answers, and what the answers are held against its text
     * @param eachMax how many are kept of each kind
     * @param heardMax how many are overheard: of a policy with very many paths, some paths are then left out
     */
    public static <K extends Comparable<K>> Map<K, List<Request>> by(
            dev.breakglass.dsl.model.Policy written,
            Policy answering,
            Function<Decision, K> kind,
            int eachMax,
            int heardMax) {
        DerivedRequests<K> ears = new DerivedRequests<>(answering, kind, eachMax, heardMax);
        Validation.compare(written, ears);
        Map<K, List<Request>> all = new TreeMap<>();
        ears.kept.forEach((answer, some) -> all.put(answer, new ArrayList<>(some.values())));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public Decision decide(Request request) {
        Decision decision = super.decide(request);
        keep(request, kind.apply(decision));
        return decision;
    }

    /** Which ones are kept depends on the requests and not on the order in which threads come. */
    private synchronized void keep(Request request, K answer) {
        heard++;
        if (heard > heardMax) {
            // An answer that is none ends the comparison.
            throw new IllegalStateException("enough was heard");
        }
        TreeMap<Long, Request> some = kept.computeIfAbsent(answer, any -> new TreeMap<>());
        some.put(scattered(request.toString()), request);
        if (some.size() > eachMax) {
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
}
