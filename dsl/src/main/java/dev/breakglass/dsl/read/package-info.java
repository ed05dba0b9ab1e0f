/** From files to sources: the only package of the language that reads anything. */
@NullMarked
package dev.breakglass.dsl.read;

import org.jspecify.annotations.NullMarked;
