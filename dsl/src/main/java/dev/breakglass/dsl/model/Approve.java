package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * So many different people, each holding one of the roles, none of them the requester.
 *
 * @param within how old an approval may be; always present in a path's own approvals
 * @param mfa what each approver must have presented when they approved
 */
public record Approve(int people, List<Role> roles, Optional<Duration> within, Optional<Mfa> mfa, Place place) {

    public Approve {
        roles = List.copyOf(roles);
        if (people < 1 || roles.isEmpty()) {
            throw new IllegalArgumentException(people + " of " + roles);
        }
    }
}
