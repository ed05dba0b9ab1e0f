/** Plays scenarios against the compiled policy and the real runtime, on a clock that only the scenario moves. */
@NullMarked
package dev.breakglass.scenario.play;

import org.jspecify.annotations.NullMarked;
