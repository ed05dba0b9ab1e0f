package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * So many different people, each holding one of the roles, none of them the requester.
 *
 * @param within how old an approval may be; always present in a path's own approvals
 * @param mfa what each approver must have presented when they approved
 * @param then the next step: approvals of it count only when they are dated after the last one of this step
 */
public record Approve(
        int people,
        List<Role> roles,
        Optional<Duration> within,
        Optional<Mfa> mfa,
        Optional<Approve> then,
        Place place) {

    public Approve {
        roles = List.copyOf(roles);
        if (people < 1 || roles.isEmpty()) {
            throw new IllegalArgumentException(people + " of " + roles);
        }
    }

    /** This step and all that come after it, in their order. */
    public List<Approve> steps() {
        List<Approve> steps = new ArrayList<>();
        for (Optional<Approve> step = Optional.of(this);
                step.isPresent();
                step = step.get().then()) {
            steps.add(step.get());
        }
        return List.copyOf(steps);
    }
}
