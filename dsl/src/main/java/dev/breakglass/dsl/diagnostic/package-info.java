/** What is told to an author about their text, and how it is printed. */
@NullMarked
package dev.breakglass.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
