/** Finds every scenario below some paths and plays them, one after the other. */
@NullMarked
package dev.breakglass.scenario.suite;

import org.jspecify.annotations.NullMarked;
