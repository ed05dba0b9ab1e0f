/** Brings what is written in an audit log to where it is watched: at least once, in order, and in nobody's way. */
@NullMarked
package dev.breakglass.runtime.monitoring;

import org.jspecify.annotations.NullMarked;
