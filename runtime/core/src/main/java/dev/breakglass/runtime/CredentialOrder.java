package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Grant;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a broker is to make or to destroy. Immutable.
 *
 * @param id the credential's name, of small letters, digits and {@code -}, at most 32 characters, no other credential has it
 * @param grant its grant as it was when the order was made
 * @param settings what the path says, after the broker's name
 * @param wishes what the requester brought, such as a public key; checked for nothing but its size
 * @param expiresAt the first moment at which it must be good for nothing
 */
public record CredentialOrder(
        String id,
        Grant grant,
        SortedMap<String, String> settings,
        SortedMap<String, String> wishes,
        Instant expiresAt) {

    public CredentialOrder {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        wishes = Collections.unmodifiableSortedMap(new TreeMap<>(wishes));
    }

    static CredentialOrder of(Grant grant, int duty, Map<String, String> wishes) {
        Obligation.Issue issue = (Obligation.Issue) grant.duties().get(duty).what();
        return new CredentialOrder(
                grant.session().orElseThrow() + "-" + duty,
                grant,
                issue.settings(),
                new TreeMap<>(wishes),
                grant.opening().orElseThrow().expiresAt());
    }

    /** Who is to hold it. */
    public String holder() {
        return grant.asked().request().requester().id();
    }
}
