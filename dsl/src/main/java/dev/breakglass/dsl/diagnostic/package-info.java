/** What is wrong with a policy, as values, and how it is shown. */
@NullMarked
package dev.breakglass.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
