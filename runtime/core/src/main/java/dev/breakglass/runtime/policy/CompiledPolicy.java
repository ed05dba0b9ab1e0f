package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Verdict;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the compiler made it: words, rules and the program that knows its conditions. Immutable and thread-safe.
 *
 * <p>To decide takes as many steps as the request's zone has forbids and paths, whatever the policy's size. A permit allocates
 * nothing, unless it is for a length of time other than the first eight that were ever granted, or something has to be taken apart
 * first: approvals of more than four rules or of one after another, and values that are sets, addresses or lengths of time. Of a
 * prepared request that has been done, unless its zone demands more than 64 things. Threads do not write what others read, but for
 * answers that are kept the first time they are given.
 */
public final class CompiledPolicy implements Policy {

    private static final int NOT_IN_ZONE = Reasons.bit(ReasonCode.RESOURCE_NOT_IN_ZONE);

    private final Vocabulary vocabulary;
    private final Preparation preparation;
    private final Conditions conditions;
    private final Walker walker;
    private final Words words;
    private final Route[] routes;
    private final Zone[] zoneOfPath;
    private final Verdicts denials = new Verdicts();

    /** What was open when a path waited, by the path. Routes do not have it: what a thread keeps leads to them, and may not lead here. */
    private final Pending waiting;

    private final ThreadLocal<PreparedRequest> scratch;

    /**
     * A policy and the program that was made for it.
     *
     * @param program asked once, after all else has been looked at, so that nothing is loaded for data that are refused
     * @param sources answers the policy's own text by file name; asked when somebody wants to know why
     */
    public CompiledPolicy(PolicyData data, Supplier<Map<String, String>> sources, Supplier<Program> program) {
        this(data, Layout.of(data), sources, program);
    }

    CompiledPolicy(PolicyData data, Layout layout, Supplier<Map<String, String>> sources, Supplier<Program> program) {
        this.vocabulary = data.vocabulary();
        this.words = new Words(vocabulary, data.clauses(), sources);
        this.routes = layout.routes;
        this.zoneOfPath = layout.zoneOfPath;
        this.waiting = new Pending(routes.length);
        this.preparation = new Preparation(vocabulary, layout);
        this.conditions = new Conditions(program.get(), layout.shared.constants());
        this.walker = new Walker(conditions);
        Preparation fresh = preparation;
        this.scratch = ThreadLocal.withInitial(fresh::ofOneThread);
    }

    @Override
    public String digest() {
        return vocabulary.digest();
    }

    @Override
    public PreparedRequest prepare(Request request) {
        return preparation.of(request, conditions);
    }

    @Override
    public Decision decide(Request request) {
        PreparedRequest mine = scratch.get();
        try {
            Zone zone = preparation.zone(request);
            if (zone == null) {
                return Decision.about(request, denied(NOT_IN_ZONE));
            }
            preparation.fill(mine, request, zone);
            return decided(zone, mine);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e, request);
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
            return decided(prepared);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e, prepared.request());
        }
    }

    private Decision decided(PreparedRequest prepared) {
        Gates gates = prepared.gates;
        if (gates != null) {
            return decided(gates, prepared);
        }
        Zone zone = prepared.into();
        return zone == null ? refused(null, NOT_IN_ZONE, prepared) : decided(zone, prepared);
    }

    private Decision decided(Zone zone, PreparedRequest prepared) {
        int closed = walker.closed(zone, prepared, null);
        return closed == Reasons.NONE ? decided(zone.inOrder(prepared), prepared) : refused(null, closed, prepared);
    }

    private Decision decided(Gates gates, PreparedRequest prepared) {
        int all = Reasons.NONE;
        int open = Reasons.NONE;
        int waiting = Integer.MAX_VALUE;
        for (int i = 0; i < gates.size; i++) {
            int reasons = reasons(gates, i, prepared);
            if (reasons == Reasons.NONE) {
                return gates.permit(i, prepared);
            }
            boolean waits = (reasons & ~Reasons.OPEN) == 0;
            all |= reasons;
            open |= waits ? reasons : Reasons.NONE;
            waiting = Math.min(waiting, waits ? i : Integer.MAX_VALUE);
        }
        if (open != Reasons.NONE) {
            return refused(gates.routes[waiting], open, prepared);
        }
        return refused(null, all == Reasons.NONE ? Reasons.bit(ReasonCode.NO_PATH) : all, prepared);
    }

    /** @param waiting the path that would be the narrowest if it did not wait; nothing on DENY */
    private Decision refused(@Nullable Route waiting, int reasons, PreparedRequest prepared) {
        Decision known = prepared.answered(waiting, reasons);
        if (known != null) {
            return known;
        }
        Verdict verdict = waiting == null ? denied(reasons) : pending(waiting, reasons);
        return prepared.keep(waiting, reasons, Decision.about(prepared.request(), verdict));
    }

    private int reasons(Gates gates, int path, PreparedRequest prepared) {
        int scope = gates.scope(path, prepared);
        if (scope == Gates.ASK) {
            return walker.walk(gates.routes[path], prepared, null);
        } else if (scope != Reasons.NONE) {
            return scope;
        }
        if (prepared.hasPast) {
            return walker.demanded(gates.routes[path], prepared, null);
        }
        if (!prepared.isKnown()) {
            walker.ask(gates.conditions(path), gates.ttl(path), gates.demands(path), prepared);
        }
        return gates.missing(path, prepared);
    }

    @Override
    public Decision recheck(String path, Request use) {
        PreparedRequest mine = scratch.get();
        try {
            preparation.fill(mine, use);
            return rechecked(path, mine, use);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e, use);
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
            return internal(e, use.request());
        }
    }

    private Decision rechecked(String path, PreparedRequest use, Request request) {
        int number = preparation.index().path(path);
        if (number < 0) {
            return deny(List.of(new Finding(
                    Optional.of(path), ReasonCode.NO_PATH, "a path that the policy has", path, Optional.empty())));
        }
        Route route = routes[number];
        Zone zone = zoneOfPath[number];
        int reasons = zone == use.into() ? walker.applies(route, zone, use, null) : NOT_IN_ZONE;
        return reasons == Reasons.NONE
                ? route.permit(use)
                : Decision.about(
                        request,
                        denial(
                                reasons,
                                any -> explained(request, () -> explain(request).ofUse(route, zone))));
    }

    private Explanation explain(Request request) {
        return new Explanation(walker, words, preparation.filled(request));
    }

    private Verdict pending(Route route, int open) {
        Verdict known = waiting.of(route.number, open);
        return known == null ? waiting.keep(route.number, open, waiting(route, open)) : known;
    }

    private Verdict waiting(Route route, int open) {
        Decision permit = route.permit();
        return new Verdict(
                Outcome.PENDING,
                permit.path(),
                permit.ttl(),
                Reasons.of(open),
                permit.obligations(),
                permit.policy(),
                this::why);
    }

    private Verdict denied(int reasons) {
        Verdict known = denials.of(reasons);
        return known == null ? denials.keep(reasons, denial(reasons, this::why)) : known;
    }

    private Verdict denial(int reasons, Verdict.Why why) {
        return new Verdict(
                Outcome.DENY, Optional.empty(), Optional.empty(), Reasons.of(reasons), List.of(), digest(), why);
    }

    private List<Finding> why(@Nullable Request about) {
        Request request = Objects.requireNonNull(about);
        return explained(request, () -> explain(request).ofDecision());
    }

    private Decision deny(List<Finding> findings) {
        return new Decision(Outcome.DENY, Optional.empty(), Optional.empty(), findings, List.of(), digest());
    }

    /** What goes wrong while words are looked for changes no answer, and is said. */
    private List<Finding> explained(Request request, Supplier<List<Finding>> why) {
        try {
            return why.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return List.of(fault(e, request));
        }
    }

    /** Whatever goes wrong denies, and says so. */
    private Decision internal(Throwable e, Request request) {
        return deny(List.of(fault(e, request)));
    }

    private Finding fault(Throwable e, Request request) {
        String have = "a fault of Breakglass itself: " + e.getClass().getSimpleName();
        try {
            int clause = walker.fault(preparation.filled(request));
            if (clause != Walker.NO_CLAUSE) {
                Words.Said said = words.said(clause);
                return new Finding(
                        Optional.empty(), ReasonCode.INTERNAL, said.need(), have, Optional.of(said.source()));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError again) {
            e.addSuppressed(again);
        }
        return new Finding(Optional.empty(), ReasonCode.INTERNAL, "a decision", have, Optional.empty());
    }

    @Override
    public Set<String> paths() {
        return vocabulary.paths().stream().map(PathTerms::path).collect(Collectors.toCollection(TreeSet::new));
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
