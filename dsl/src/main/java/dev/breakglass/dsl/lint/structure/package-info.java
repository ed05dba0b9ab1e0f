/** Rules about how zones, paths and names hang together. */
@NullMarked
package dev.breakglass.dsl.lint.structure;

import org.jspecify.annotations.NullMarked;
