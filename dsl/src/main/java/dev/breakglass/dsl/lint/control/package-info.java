/** Rules about how strong the controls of a path are. */
@NullMarked
package dev.breakglass.dsl.lint.control;

import org.jspecify.annotations.NullMarked;
