/** What decisions cost on this machine, by a policy and requests of a user's own. */
@NullMarked
package dev.breakglass.cli.bench;

import org.jspecify.annotations.NullMarked;
