/** The syntax tree: what was written and where, nothing looked up yet. */
@NullMarked
package dev.breakglass.dsl.syntax;

import org.jspecify.annotations.NullMarked;
