/** Rules about what conditions ask. */
@NullMarked
package dev.breakglass.dsl.lint.condition;

import org.jspecify.annotations.NullMarked;
