package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/**
 * A policy in force. Immutable; any number of threads may ask it.
 *
 * <p>Asking never throws for a well-formed request: whatever goes wrong is a DENY with the reason {@code internal}.
 */
public interface Policy {

    /** The digest of the policy's sources, {@code sha256:} and 64 hexadecimal digits. */
    String digest();

    Decision decide(Request request);

    /** A request made ready for this policy, to be decided again and again without looking anything up. */
    default PreparedRequest prepare(Request request) {
        return PreparedRequest.unprepared(request);
    }

    /** As {@link #decide(Request)}; a request that another policy prepared is prepared anew. */
    default Decision decide(PreparedRequest prepared) {
        return decide(prepared.request());
    }

    /**
     * Whether one path still applies to a use, by all that can change after the grant: the resource in its zone,
     * forbids, roles, action, {@code admit} and {@code when}. PERMIT or DENY, never PENDING. An unknown path is denied.
     *
     * <p>An {@code admit} that is false is among the reasons whatever else shuts the path to a resource of its zone: a session
     * that lost its boundary ends by that, and nothing may hide it.
     */
    Decision recheck(String path, Request use);

    /** As {@link #recheck(String, Request)}; a request that another policy prepared is prepared anew. */
    default Decision recheck(String path, PreparedRequest use) {
        return recheck(path, use.request());
    }

    /** The names of all its paths. */
    Set<String> paths();

    /**
     * What a path says about the life of a grant.
     *
     * @throws IllegalArgumentException if there is no such path
     */
    PathTerms terms(String path);

    /** The names of the roles that somebody in these groups holds. */
    Set<String> roles(Set<String> groups);

    /** The roles whose holders could approve a request on some path into the zone. */
    Set<String> approvers(String zone);

    /** Whether the person could approve at all on a path into the zone. */
    default boolean mayApprove(Person person, String zone) {
        Set<String> held = roles(person.groups());
        return approvers(zone).stream().anyMatch(held::contains);
    }
}
