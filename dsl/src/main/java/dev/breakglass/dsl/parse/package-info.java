/** From text to syntax. The only package that sees ANTLR. */
@NullMarked
package dev.breakglass.dsl.parse;

import org.jspecify.annotations.NullMarked;
