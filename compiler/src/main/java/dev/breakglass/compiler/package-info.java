/** From a checked policy to classes. */
@NullMarked
package dev.breakglass.compiler;

import org.jspecify.annotations.NullMarked;
