/** The {@code bgp} command. */
@NullMarked
package dev.breakglass.cli;

import org.jspecify.annotations.NullMarked;
