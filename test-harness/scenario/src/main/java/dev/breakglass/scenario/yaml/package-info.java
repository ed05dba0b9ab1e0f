/** Strict YAML: a tree in which everything knows its place, and problems that say theirs. */
@NullMarked
package dev.breakglass.scenario.yaml;

import org.jspecify.annotations.NullMarked;
