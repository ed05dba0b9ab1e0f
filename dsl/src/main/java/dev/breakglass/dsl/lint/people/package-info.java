/** Rules about who may ask, approve, watch and review. */
@NullMarked
package dev.breakglass.dsl.lint.people;

import org.jspecify.annotations.NullMarked;
