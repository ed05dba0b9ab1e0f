/** What is no error and still looks like a mistake: one class for each rule, and the engine that applies them. */
@NullMarked
package dev.breakglass.dsl.lint;

import org.jspecify.annotations.NullMarked;
