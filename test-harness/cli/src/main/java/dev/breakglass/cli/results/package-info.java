/** What came of playing scenarios, written for people, programs and code hosts. */
@NullMarked
package dev.breakglass.cli.results;

import org.jspecify.annotations.NullMarked;
