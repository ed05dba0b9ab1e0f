/** Many requests and the decision that each must get, for rules without a story. */
@NullMarked
package dev.breakglass.scenario.table;

import org.jspecify.annotations.NullMarked;
