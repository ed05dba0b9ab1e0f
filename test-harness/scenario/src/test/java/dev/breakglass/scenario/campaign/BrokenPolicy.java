package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A sound policy with one thing in it that is not. */
final class BrokenPolicy extends ForwardingPolicy {

    private final Policy sound;
    private Function<Request, Optional<Decision>> decides = request -> Optional.empty();
    private Function<Request, Optional<Decision>> rechecks = request -> Optional.empty();
    private Function<String, Optional<PathTerms>> says = path -> Optional.empty();
    private Optional<Set<String>> everybody = Optional.empty();

    BrokenPolicy(Policy sound) {
        super(sound);
        this.sound = sound;
    }

    BrokenPolicy deciding(Policy other) {
        decides = request -> {
            Decision right = sound.decide(request);
            Decision wrong = other.decide(request);
            boolean isSame = right.outcome() == wrong.outcome() && right.ttl().equals(wrong.ttl());
            // So that nothing is wrong with its words alone.
            return Optional.of(isSame ? right : wrong);
        };
        return this;
    }

    BrokenPolicy rechecking(Policy other) {
        rechecks = request -> Optional.of(other.recheck("open-safe", request));
        return this;
    }

    /** Says of what is over for good that it may come again. */
    BrokenPolicy hopeful() {
        rechecks = request -> {
            Decision right = sound.recheck("open-safe", request);
            return Optional.of(right.permits() ? right : denied(ReasonCode.CONDITION));
        };
        return this;
    }

    /** Lets no use pass, for good. */
    BrokenPolicy shut() {
        rechecks = request -> Optional.of(denied(ReasonCode.FORBIDDEN));
        return this;
    }

    private Decision denied(ReasonCode code) {
        return new Decision(
                Outcome.DENY,
                Optional.empty(),
                Optional.empty(),
                List.of(new Finding(Optional.empty(), code, "nothing", "something", Optional.empty())),
                List.of(),
                digest());
    }

    /** Lets every use pass. */
    BrokenPolicy blind() {
        rechecks = request -> Optional.of(new Decision(
                Outcome.PERMIT, Optional.of("open-safe"), sound.decide(request).ttl(), List.of(), List.of(), digest()));
        return this;
    }

    BrokenPolicy failing() {
        rechecks = request -> {
            throw new IllegalStateException("no answer");
        };
        return this;
    }

    BrokenPolicy saying(Policy other) {
        says = path -> Optional.of(other.terms(path));
        return this;
    }

    BrokenPolicy takingEverybodyFor(Set<String> roles) {
        everybody = Optional.of(roles);
        return this;
    }

    @Override
    public Decision decide(Request request) {
        return decides.apply(request).orElseGet(() -> sound.decide(request));
    }

    @Override
    public Decision recheck(String path, Request use) {
        return rechecks.apply(use).orElseGet(() -> sound.recheck(path, use));
    }

    @Override
    public PathTerms terms(String path) {
        return says.apply(path).orElseGet(() -> sound.terms(path));
    }

    @Override
    public Set<String> roles(Set<String> groups) {
        return everybody.orElseGet(() -> sound.roles(groups));
    }
}
