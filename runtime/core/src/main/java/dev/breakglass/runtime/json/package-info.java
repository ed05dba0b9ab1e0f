/** A small, strict JSON: canonical out (RFC 8785, integers only), nothing lenient in (RFC 8259). */
@NullMarked
package dev.breakglass.runtime.json;

import org.jspecify.annotations.NullMarked;
