/** The checked policy in numbers: its vocabulary, and rules that refer to it. */
@NullMarked
package dev.breakglass.compiler.lower;

import org.jspecify.annotations.NullMarked;
