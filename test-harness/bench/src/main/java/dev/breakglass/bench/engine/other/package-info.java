/** The engines of others, each in its best form, on the workload that all engines share. */
@NullMarked
package dev.breakglass.bench.engine.other;

import org.jspecify.annotations.NullMarked;
