/** One request from a file, and its decision as JSON. */
@NullMarked
package dev.breakglass.scenario.request;

import org.jspecify.annotations.NullMarked;
