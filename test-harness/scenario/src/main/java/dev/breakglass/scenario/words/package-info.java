/** The words by which a test speaks of its policy, and whether the policy knows them. */
@NullMarked
package dev.breakglass.scenario.words;

import org.jspecify.annotations.NullMarked;
