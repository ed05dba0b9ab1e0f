/** What happens around decisions, and how long it takes: compiling, loading, starting, reloading. */
@NullMarked
package dev.breakglass.bench.scale;

import org.jspecify.annotations.NullMarked;
