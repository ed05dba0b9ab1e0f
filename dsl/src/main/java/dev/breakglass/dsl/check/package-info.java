/** From syntax to a checked policy: names resolved, types known, bounds kept. */
@NullMarked
package dev.breakglass.dsl.check;

import org.jspecify.annotations.NullMarked;
