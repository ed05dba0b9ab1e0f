/** What was written: declarations, clauses and conditions, names not yet looked up. */
@NullMarked
package dev.breakglass.dsl.syntax;

import org.jspecify.annotations.NullMarked;
