/** Results as one self-contained page. */
@NullMarked
package dev.breakglass.scenario.report;

import org.jspecify.annotations.NullMarked;
