/** Comments that silence findings: {@code // bgp:allow RULE because …}. */
@NullMarked
package dev.breakglass.dsl.lint.allow;

import org.jspecify.annotations.NullMarked;
