/** Whether a compiled policy decides as its text says, asked on the edges of every clause of that very policy. */
@NullMarked
package dev.breakglass.compiler.validate;

import org.jspecify.annotations.NullMarked;
