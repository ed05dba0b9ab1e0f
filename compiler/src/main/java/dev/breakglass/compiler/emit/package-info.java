/** Rules as Java source. */
@NullMarked
package dev.breakglass.compiler.emit;

import org.jspecify.annotations.NullMarked;
