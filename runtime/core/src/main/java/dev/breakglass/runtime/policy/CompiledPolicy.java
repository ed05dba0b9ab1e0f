package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.Findings.Walk;
import dev.breakglass.runtime.program.Program;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A policy as the compiler made it: a vocabulary and a program. Immutable and thread-safe. */
public final class CompiledPolicy implements Policy {

    private final Vocabulary vocabulary;
    private final Program program;
    private final Index index;

    public CompiledPolicy(Vocabulary vocabulary, Program program) {
        this.vocabulary = vocabulary;
        this.program = program;
        this.index = new Index(vocabulary);
    }

    @Override
    public String digest() {
        return vocabulary.digest();
    }

    @Override
    public Decision decide(Request request) {
        try {
            Prepared facts = new Prepared(vocabulary, index, request);
            Findings findings = new Findings(vocabulary, facts);
            program.decide(facts, findings);
            return choose(findings);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e);
        }
    }

    @Override
    public Decision recheck(String path, Request use) {
        try {
            int number = index.path(path);
            if (number < 0) {
                return deny(List.of(new Finding(
                        Optional.of(path), ReasonCode.NO_PATH, "a path that the policy has", path, Optional.empty())));
            }
            Prepared facts = new Prepared(vocabulary, index, use);
            Findings findings = new Findings(vocabulary, facts);
            program.recheck(number, facts, findings);
            return choose(findings);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return internal(e);
        }
    }

    @Override
    public PathTerms terms(String path) {
        int number = index.path(path);
        if (number < 0) {
            throw new IllegalArgumentException("the policy has no path `" + path + "`");
        }
        return vocabulary.paths().get(number).terms();
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        boolean[] held = index.roles(groups);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < held.length; i++) {
            if (held[i]) {
                names.add(vocabulary.roles().get(i).name());
            }
        }
        return names;
    }

    @Override
    public Set<String> approvers(String zone) {
        int number = index.zone(zone);
        return number < 0
                ? Set.of()
                : vocabulary.zones().get(number).approvers().stream()
                        .map(role -> vocabulary.roles().get(role).name())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private Decision choose(Findings findings) {
        if (!findings.everywhere().isEmpty()) {
            return deny(findings.everywhere());
        }
        List<Walk> permitted = findings.walks().stream()
                .filter(walk -> walk.refused.isEmpty() && walk.open.isEmpty())
                .sorted(narrowest())
                .toList();
        List<Walk> pending = findings.walks().stream()
                .filter(walk -> walk.refused.isEmpty() && !walk.open.isEmpty())
                .sorted(narrowest())
                .toList();
        if (!permitted.isEmpty()) {
            return granted(Outcome.PERMIT, permitted.get(0), List.of());
        }
        if (!pending.isEmpty()) {
            return granted(
                    Outcome.PENDING,
                    pending.get(0),
                    pending.stream().flatMap(walk -> walk.open.stream()).toList());
        }
        return deny(findings.walks().stream()
                .sorted(Comparator.comparing(this::name))
                .flatMap(walk -> walk.refused.stream())
                .toList());
    }

    /** The shortest TTL, then the fewest actions, then the name. */
    private Comparator<Walk> narrowest() {
        return Comparator.comparingLong((Walk walk) -> walk.ttl)
                .thenComparing(walk -> terms(name(walk)).actions().size())
                .thenComparing(this::name);
    }

    private String name(Walk walk) {
        return vocabulary.paths().get(walk.path).name();
    }

    private Decision granted(Outcome outcome, Walk walk, List<Finding> open) {
        List<Obligation> obligations = terms(name(walk)).obligations();
        return new Decision(
                outcome, Optional.of(name(walk)), Optional.of(Duration.ofNanos(walk.ttl)), open, obligations, digest());
    }

    private Decision deny(List<Finding> findings) {
        return new Decision(Outcome.DENY, Optional.empty(), Optional.empty(), findings, List.of(), digest());
    }

    /** Whatever goes wrong denies, and says so. */
    private Decision internal(Throwable e) {
        return deny(List.of(new Finding(
                Optional.empty(),
                ReasonCode.INTERNAL,
                "a decision",
                "a fault of Breakglass itself: " + e.getClass().getSimpleName(),
                Optional.empty())));
    }
}
