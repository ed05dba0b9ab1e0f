/** The {@code .bgp} language: from text to a checked policy. */
@NullMarked
package dev.breakglass.dsl;

import org.jspecify.annotations.NullMarked;
