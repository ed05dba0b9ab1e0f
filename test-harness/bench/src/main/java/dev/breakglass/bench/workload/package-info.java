/** One workload for every engine: paths, the same paths as a policy, and requests whose answers are known. */
@NullMarked
package dev.breakglass.bench.workload;

import org.jspecify.annotations.NullMarked;
