/** What came of playing scenarios, ready to be shown; nothing in it depends on the machine or the hour. */
@NullMarked
package dev.breakglass.scenario.result;

import org.jspecify.annotations.NullMarked;
