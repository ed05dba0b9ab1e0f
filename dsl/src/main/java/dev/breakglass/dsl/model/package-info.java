/** The checked policy: names resolved, types known, bounds respected; immutable and in one order. */
@NullMarked
package dev.breakglass.dsl.model;

import org.jspecify.annotations.NullMarked;
