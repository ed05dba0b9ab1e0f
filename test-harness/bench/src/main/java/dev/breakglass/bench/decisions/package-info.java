/** How long a decision takes: every engine over the same requests, in one run. */
@NullMarked
package dev.breakglass.bench.decisions;

import org.jspecify.annotations.NullMarked;
