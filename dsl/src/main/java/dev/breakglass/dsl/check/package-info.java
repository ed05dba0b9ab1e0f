/** From syntax trees to the checked policy: names, types, controls and bounds. */
@NullMarked
package dev.breakglass.dsl.check;

import org.jspecify.annotations.NullMarked;
