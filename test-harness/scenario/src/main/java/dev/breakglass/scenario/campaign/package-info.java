/** Draws random stories from a policy's own vocabulary, plays them, and holds them against what must always be so. */
@NullMarked
package dev.breakglass.scenario.campaign;

import org.jspecify.annotations.NullMarked;
