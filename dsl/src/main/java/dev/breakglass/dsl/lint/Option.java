package dev.breakglass.dsl.lint;

import dev.breakglass.dsl.diagnostic.Code;

/**
 * A number that a rule goes by and that a configuration may change, such as {@code long-ttl: { max: 2h }}.
 *
 * @param name as the configuration writes it
 * @param standard what holds otherwise: a {@link java.time.Duration} or an {@link Integer}
 */
public record Option<T>(Code code, String name, T standard) {}
