/** Conditions parted into form, which becomes code, and constants, which become data. */
@NullMarked
package dev.breakglass.compiler.shape;

import org.jspecify.annotations.NullMarked;
