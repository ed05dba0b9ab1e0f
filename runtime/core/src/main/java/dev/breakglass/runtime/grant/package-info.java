/** The life of a grant: its states, the events that move it, and the fold that gives the state from the log. */
@NullMarked
package dev.breakglass.runtime.grant;

import org.jspecify.annotations.NullMarked;
