/** Policy text and places in it: files, spans, lines and columns. */
@NullMarked
package dev.breakglass.dsl.source;

import org.jspecify.annotations.NullMarked;
