/** What a service embeds: decide, open, use, end and write everything down. Start at {@code BreakGlass}. */
@NullMarked
package dev.breakglass.runtime;

import org.jspecify.annotations.NullMarked;
