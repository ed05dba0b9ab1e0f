package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A policy as the compiler made it: words, rules and the program that knows its conditions. Immutable and thread-safe.
 *
 * <p>To decide takes the same few steps whatever the policy's size, and a permit allocates nothing. Threads share nothing
 * that is written.
 */
public final class CompiledPolicy implements Policy {

    private final Vocabulary vocabulary;
    private final Preparation preparation;
    private final Walker walker;
    private final Words words;
    private final Rules rules;
    private final Route[] routes;
    private final int[] zoneOfPath;
    private final ThreadLocal<PreparedRequest> scratch;

    /**
     * A policy and the program that was made for it.
     *
     * @param sources answers the policy's own text by file name; asked when somebody wants to know why
     */
    public CompiledPolicy(PolicyData data, Supplier<Map<String, String>> sources, Program program) {
        this.rules = data.rules();
        this.vocabulary = data.vocabulary();
        this.preparation = new Preparation(vocabulary, rules);
        this.words = new Words(vocabulary, data.clauses(), sources);
        this.routes = new Route[rules.paths().size()];
        for (int i = 0; i < routes.length; i++) {
            routes[i] = new Route(rules.paths().get(i), vocabulary.paths().get(i), vocabulary.digest());
        }
        this.walker = new Walker(program, rules, routes, TableBuilder.build(rules, routes));
        this.zoneOfPath = new int[routes.length];
        for (int zone = 0; zone < rules.zones().size(); zone++) {
            for (int path : rules.zones().get(zone).paths()) {
                zoneOfPath[path] = zone;
            }
        }
        Preparation fresh = preparation;
        this.scratch = ThreadLocal.withInitial(fresh::empty);
    }

    @Override
    public String digest() {
        return vocabulary.digest();
    }

    @Override
    public PreparedRequest prepare(Request request) {
        return preparation.of(request);
    }

    @Override
    public Decision decide(Request request) {
        PreparedRequest mine = scratch.get();
        try {
            preparation.fill(mine, request);
            return decided(mine, request);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e);
        } finally {
            mine.forget();
        }
    }

    @Override
    public Decision decide(PreparedRequest prepared) {
        if (prepared.by != preparation) {
            return decide(prepared.request());
        }
        try {
            return decided(prepared, prepared.request());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e);
        }
    }

    private Decision decided(PreparedRequest prepared, Request request) {
        int path = prepared.zone() < 0 ? Walker.NONE : walker.permits(prepared);
        return path == Walker.NONE
                ? reasoned(prepared, request)
                : walker.route(path).permit(prepared);
    }

    /** Every reason, for a request that nothing permits at a glance. */
    private Decision reasoned(PreparedRequest prepared, Request request) {
        if (prepared.zone() < 0) {
            return denied(Reasons.bit(ReasonCode.RESOURCE_NOT_IN_ZONE), request);
        }
        int closed = walker.closed(prepared, null);
        if (closed != Reasons.NONE) {
            return denied(closed, request);
        }
        int refused = Reasons.NONE;
        int open = Reasons.NONE;
        int waiting = Walker.NONE;
        int paths = walker.pathCount(prepared);
        for (int i = 0; i < paths; i++) {
            int path = walker.path(prepared, i);
            int reasons = walker.walk(path, prepared, null);
            if (reasons == Reasons.NONE) {
                return walker.route(path).permit(prepared);
            } else if ((reasons & ~Reasons.OPEN) == 0) {
                waiting = waiting == Walker.NONE ? path : waiting;
                open |= reasons;
            } else {
                refused |= reasons;
            }
        }
        if (waiting != Walker.NONE) {
            return pending(walker.route(waiting), open, request);
        }
        return denied(refused == Reasons.NONE ? Reasons.bit(ReasonCode.NO_PATH) : refused, request);
    }

    @Override
    public Decision recheck(String path, Request use) {
        PreparedRequest mine = scratch.get();
        try {
            preparation.fill(mine, use);
            return rechecked(path, mine, use);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e);
        } finally {
            mine.forget();
        }
    }

    @Override
    public Decision recheck(String path, PreparedRequest use) {
        if (use.by != preparation) {
            return recheck(path, use.request());
        }
        try {
            return rechecked(path, use, use.request());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e);
        }
    }

    private Decision rechecked(String path, PreparedRequest use, Request request) {
        int number = preparation.index().path(path);
        if (number < 0) {
            return deny(List.of(new Finding(
                    Optional.of(path), ReasonCode.NO_PATH, "a path that the policy has", path, Optional.empty())));
        }
        int zone = zoneOfPath[number];
        if (zone != use.zone()) {
            return denied(
                    Reasons.bit(ReasonCode.RESOURCE_NOT_IN_ZONE),
                    () -> explained(() -> explain(request).ofUse(number, zone)));
        }
        int reasons = walker.closed(use, null);
        if (reasons == Reasons.NONE) {
            reasons = walker.applies(walker.path(number), use, null);
        }
        return reasons == Reasons.NONE
                ? routes[number].permit(use)
                : denied(reasons, () -> explained(() -> explain(request).ofUse(number, zone)));
    }

    private Explanation explain(Request request) {
        return new Explanation(walker, rules, words, preparation.of(request));
    }

    private Decision pending(Route route, int open, Request request) {
        Decision permit = route.permit();
        return Decision.because(
                Outcome.PENDING,
                permit.path(),
                request.ttl().isPresent() ? request.ttl() : permit.ttl(),
                Reasons.of(open),
                () -> explained(() -> explain(request).ofDecision()),
                route.terms.obligations(),
                vocabulary.digest());
    }

    private Decision denied(int reasons, Request request) {
        return denied(reasons, () -> explained(() -> explain(request).ofDecision()));
    }

    private Decision denied(int reasons, Supplier<List<Finding>> why) {
        return Decision.because(
                Outcome.DENY, Optional.empty(), Optional.empty(), Reasons.of(reasons), why, List.of(), digest());
    }

    private Decision deny(List<Finding> findings) {
        return new Decision(Outcome.DENY, Optional.empty(), Optional.empty(), findings, List.of(), digest());
    }

    /** What goes wrong while words are looked for changes no answer, and is said. */
    private static List<Finding> explained(Supplier<List<Finding>> why) {
        try {
            return why.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return List.of(fault(e));
        }
    }

    /** Whatever goes wrong denies, and says so. */
    private Decision internal(Throwable e) {
        return deny(List.of(fault(e)));
    }

    private static Finding fault(Throwable e) {
        return new Finding(
                Optional.empty(),
                ReasonCode.INTERNAL,
                "a decision",
                "a fault of Breakglass itself: " + e.getClass().getSimpleName(),
                Optional.empty());
    }

    @Override
    public PathTerms terms(String path) {
        int number = preparation.index().path(path);
        if (number < 0) {
            throw new IllegalArgumentException("the policy has no path `" + path + "`");
        }
        return routes[number].terms;
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        HeldRoles roles = preparation.index().roles();
        long[] bits = new long[roles.words()];
        roles.fill(groups, bits, 0);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < vocabulary.roles().size(); i++) {
            if (HeldRoles.has(i, bits, 0)) {
                names.add(vocabulary.roles().get(i).name());
            }
        }
        return names;
    }

    @Override
    public Set<String> approvers(String zone) {
        int number = preparation.index().zone(zone);
        return number < 0
                ? Set.of()
                : vocabulary.zones().get(number).approvers().stream()
                        .map(role -> vocabulary.roles().get(role).name())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
