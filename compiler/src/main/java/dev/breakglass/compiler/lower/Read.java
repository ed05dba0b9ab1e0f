package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Type;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that a condition reads.
 *
 * @param otherwise what it is while the request does not say
 */
record Read(Input input, Optional<Duration> otherwise) {

    /** @param ttl what a request that does not ask for one gets, where that can be said */
    static Read of(Input input, Optional<Duration> ttl) {
        boolean isTtl = input.origin() == Input.Origin.REQUEST && input.type() instanceof Type.Length;
        return new Read(input, isTtl ? ttl : Optional.empty());
    }
}
