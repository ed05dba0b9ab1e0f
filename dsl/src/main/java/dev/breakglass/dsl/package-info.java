/** The .bgp language: limits that hold everywhere in it. */
@NullMarked
package dev.breakglass.dsl;

import org.jspecify.annotations.NullMarked;
