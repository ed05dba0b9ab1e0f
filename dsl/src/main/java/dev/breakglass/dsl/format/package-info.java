/** The one layout of policy text: white space changes, words and comments stay. */
@NullMarked
package dev.breakglass.dsl.format;

import org.jspecify.annotations.NullMarked;
