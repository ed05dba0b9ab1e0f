/** Changes of the text that rules propose, applied so that no decision changes. */
@NullMarked
package dev.breakglass.dsl.lint.fix;

import org.jspecify.annotations.NullMarked;
