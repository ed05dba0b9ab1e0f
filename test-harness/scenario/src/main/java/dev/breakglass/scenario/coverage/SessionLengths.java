package dev.breakglass.scenario.coverage;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.runtime.decision.Obligation;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the sessions of a path can be when their requesters ask for whatever they may. To the second, as the language counts.
 * Immutable.
 */
final class SessionLengths {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration UNIT = Duration.ofSeconds(1);

    private final Duration max;
    private final Optional<Obligation.Extend> extend;

    SessionLengths(BreakglassPath path, Optional<Obligation.Extend> extend) {
        this.max = path.ttl().max();
        this.extend = extend;
    }

    /** Whether some session lives for longer than that. */
    boolean exceed(Duration length) {
        return max.compareTo(length) > 0
                || extend.filter(by -> grownExceeds(by, length)).isPresent();
    }

    private boolean grownExceeds(Obligation.Extend by, Duration length) {
        boolean mayBeLonger =
                by.longest().filter(longest -> longest.compareTo(length) <= 0).isEmpty();
        return mayBeLonger && (by.times() == 0 || grown(by, by.times()).compareTo(length) > 0);
    }

    /** Whether some session that may still grow lives for longer than that. */
    boolean mayGrowAfter(Duration age) {
        return extend.filter(by -> by.times() == 0
                        ? by.longest()
                                .filter(longest -> longest.minus(UNIT).compareTo(age) <= 0)
                                .isEmpty()
                        : grown(by, by.times() - 1).compareTo(age) > 0)
                .isPresent();
    }

    /** Whether some session is shorter than its zone allows; one of a path that counts its growth always is. */
    boolean canGrow() {
        return extend.filter(by -> by.longest()
                        .filter(longest -> longest.compareTo(SHORTEST) <= 0)
                        .isEmpty())
                .isPresent();
    }

    /** Whether some session grows until it is exactly as long as its zone allows, and not longer. */
    boolean canGrowTo(Duration longest) {
        return extend.filter(by -> by.times() == 0 || grown(by, by.times()).compareTo(longest) >= 0)
                .isPresent();
    }

    /** Whether some session grows until it is one second shorter than its zone allows. */
    boolean canGrowToJustBelow(Duration longest) {
        return extend.filter(by -> {
                    Duration wanted = longest.minus(UNIT);
                    long times = Math.max(1, dividedUp(wanted.minus(max), by.by()));
                    Duration first = wanted.minus(by.by().multipliedBy(times));
                    return (by.times() == 0 || times <= by.times()) && first.compareTo(SHORTEST) >= 0;
                })
                .isPresent();
    }

    private Duration grown(Obligation.Extend by, int times) {
        return max.plus(by.by().multipliedBy(times));
    }

    private static long dividedUp(Duration length, Duration by) {
        return -Math.floorDiv(-length.toSeconds(), by.toSeconds());
    }
}
