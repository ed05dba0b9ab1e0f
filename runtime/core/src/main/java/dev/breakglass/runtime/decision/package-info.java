/** What is answered: a decision, its reasons and its obligations. */
@NullMarked
package dev.breakglass.runtime.decision;

import org.jspecify.annotations.NullMarked;
