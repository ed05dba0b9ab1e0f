/** Compiled policies as files: written by the compiler, loaded by a service, believed by their signature. */
@NullMarked
package dev.breakglass.runtime.bundle;

import org.jspecify.annotations.NullMarked;
