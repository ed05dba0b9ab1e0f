/** A scenario: people, signals and a timeline of steps with what is expected of them. */
@NullMarked
package dev.breakglass.scenario.model;

import org.jspecify.annotations.NullMarked;
