package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.Incident;
import java.util.Optional;

/**
 * What an entry is about, repeated in every entry so that each can be read alone. Follows from the grant.
 *
 * @param session present once there is one
 * @param path the path that permits, or that waits and would be the narrowest
 * @param resource {@code kind/name}
 * @param incident its id
 * @param policy the digest of the policy that decided last
 */
public record Subject(
        GrantId grant,
        Optional<SessionId> session,
        String zone,
        Optional<String> path,
        String action,
        String resource,
        Optional<String> incident,
        String policy) {

    static Subject of(Grant grant, GrantEvent event) {
        Subject own = new Subject(
                grant.id(),
                grant.opening().map(Opening::session),
                grant.asked().request().zone(),
                grant.ruling().decision().path(),
                grant.asked().request().action(),
                grant.asked().request().resource().toString(),
                grant.asked().request().incident().map(Incident::id),
                grant.ruling().decision().policy());
        return event instanceof GrantEvent.UseStarted use
                ? own.about(use.action(), use.resource().toString())
                : own;
    }

    private Subject about(String otherAction, String otherResource) {
        return new Subject(grant, session, zone, path, otherAction, otherResource, incident, policy);
    }
}
