/** A service that embeds the runtime core and nothing else. */
@NullMarked
package dev.breakglass.host;

import org.jspecify.annotations.NullMarked;
