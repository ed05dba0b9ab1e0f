/** Rules about how a policy reads. */
@NullMarked
package dev.breakglass.dsl.lint.style;

import org.jspecify.annotations.NullMarked;
