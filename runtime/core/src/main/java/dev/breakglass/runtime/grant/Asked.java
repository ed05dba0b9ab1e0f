package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.Request;
import java.time.Instant;

/**
 * A request, frozen at its making. Immutable.
 *
 * @param digest of the request, its id and the policy, {@code sha256:…}; approvals bind to it
 * @param lapsesAt when it lapses if it is still pending
 */
public record Asked(Request request, String digest, Instant at, Instant lapsesAt) {}
