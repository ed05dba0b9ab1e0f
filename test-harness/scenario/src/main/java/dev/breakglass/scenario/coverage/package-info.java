/** Says what of a policy its scenarios reached, and writes it down for people, editors and build servers. */
@NullMarked
package dev.breakglass.scenario.coverage;

import org.jspecify.annotations.NullMarked;
