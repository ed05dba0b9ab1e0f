/** From text to the syntax tree; the one package that knows ANTLR. */
@NullMarked
package dev.breakglass.dsl.parse;

import org.jspecify.annotations.NullMarked;
