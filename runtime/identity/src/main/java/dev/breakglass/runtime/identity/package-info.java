/**
 * Who somebody is and what they presented: OpenID Connect ID tokens, time-based codes (TOTP), WebAuthn assertions. What comes
 * out are the core's {@link dev.breakglass.runtime.request.Person} and
 * {@link dev.breakglass.runtime.request.Presented}; whatever does not hold is refused with an
 * {@link dev.breakglass.runtime.identity.IdentityRefusedException}.
 */
@NullMarked
package dev.breakglass.runtime.identity;

import org.jspecify.annotations.NullMarked;
