/** All that generated code sees of the runtime: facts in, verdict out. */
@NullMarked
package dev.breakglass.runtime.program;

import org.jspecify.annotations.NullMarked;
