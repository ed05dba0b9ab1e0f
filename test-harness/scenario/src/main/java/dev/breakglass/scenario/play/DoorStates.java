package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.scenario.result.DoorState;

/** What the state of a grant means for its door. */
final class DoorStates {

    private DoorStates() {}

    static DoorState of(GrantState state) {
        return switch (state) {
            case DENIED -> DoorState.LOCKED;
            case PENDING, READY -> DoorState.PENDING;
            case ACTIVE, PAUSED -> DoorState.OPEN;
            default -> DoorState.SHUT;
        };
    }
}
