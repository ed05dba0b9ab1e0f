/** What a policy means, walked straight from the checked policy. */
@NullMarked
package dev.breakglass.compiler.reference;

import org.jspecify.annotations.NullMarked;
