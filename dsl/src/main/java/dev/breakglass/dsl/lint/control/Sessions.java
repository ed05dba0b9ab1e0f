package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Extend;
import java.time.Duration;
import java.util.Optional;

/** How long the sessions of a path may last. */
final class Sessions {

    private Sessions() {}

    /** With every extension; empty when neither the path counts them nor its zone says how long is too long. */
    static Optional<Duration> longest(BreakglassPath path) {
        Duration max = path.ttl().max();
        if (path.extend().isEmpty()) {
            return Optional.of(max);
        }
        Extend extend = path.extend().get();
        return extend.times().isPresent()
                ? Optional.of(max.plus(extend.by().multipliedBy(extend.times().getAsInt())))
                : path.zone().longestTtl();
    }
}
