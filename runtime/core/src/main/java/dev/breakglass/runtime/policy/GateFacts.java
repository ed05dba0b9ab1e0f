package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Gates} look at in a request, and what they answered. Above all that is known besides, because a virtual machine puts
 * the fields of a superclass first: so they lie in as few lines of a processor's cache as they fill.
 */
abstract sealed class GateFacts extends Apart permits RequestFacts {

    /** Whose numbers these are. */
    @Nullable
    Preparation by;

    /** The paths that it may try, if nothing but what they ask for themselves could stand in the way. */
    @Nullable
    Gates gates;

    /** The first word of the roles' bits. */
    long roles;

    /** The first word of the bits of what the resource's name is like. */
    long marks;

    /** Its action's word and its kind. */
    long numbers;

    /** The demands that are met. */
    long met;

    int action;

    /** The number of the length of time that it asks for, or {@link Lengths#UNASKED} or {@link Lengths#OTHER}. */
    int length;

    /** Whether the requester's history could count. */
    boolean hasPast;

    /** The last answer that had to be made for it. Written by threads at once, each with what is right. */
    private @Nullable Answer last;

    /**
     * What stood in the way.
     *
     * @param route that permits for an odd length or waits; nothing on DENY
     */
    private record Answer(@Nullable Route route, int reasons, Decision decision) {}

    /** What was answered before, if the last answer was of this path and for these reasons. */
    @SuppressWarnings("ReferenceEquality")
    @Nullable
    Decision answered(@Nullable Route route, int reasons) {
        Answer answer = last;
        return answer != null && answer.reasons == reasons && answer.route == route ? answer.decision : null;
    }

    /** Keeps an answer for whoever prepared this request and asks again. One of a thread is another request the next time. */
    Decision keep(@Nullable Route route, int reasons, Decision decision) {
        if (by != null) {
            last = new Answer(route, reasons, decision);
        }
        return decision;
    }

    /** Whether all is known of it that the first of its zone's demands ask for. */
    boolean isKnown() {
        return gates != null;
    }

    /** Whether the demands of all these bits are met. */
    boolean meets(long demands) {
        return (demands & ~met) == 0;
    }

    /** Those of these bits whose demands are not met. */
    long unmet(long demands) {
        return demands & ~met;
    }
}
