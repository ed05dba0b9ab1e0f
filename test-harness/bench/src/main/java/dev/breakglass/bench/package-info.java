/** Measurements: run with JMH, side by side. */
@NullMarked
package dev.breakglass.bench;

import org.jspecify.annotations.NullMarked;
