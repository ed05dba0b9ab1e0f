/**
 * Brokers that make what a path says {@code issue} of, and destroy it when its session ends: SSH certificates, PostgreSQL roles,
 * signed tokens. Each checks its settings and wishes strictly and refuses with an {@link java.lang.IllegalArgumentException} that
 * names the one that is wrong. Every broker is safe for any thread.
 */
@NullMarked
package dev.breakglass.runtime.credentials;

import org.jspecify.annotations.NullMarked;
