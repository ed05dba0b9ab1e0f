/** A loaded policy: its vocabulary, its terms, its decisions. */
@NullMarked
package dev.breakglass.runtime.policy;

import org.jspecify.annotations.NullMarked;
