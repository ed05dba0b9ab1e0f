package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The one way in which things are refused here. */
final class Refused {

    private Refused() {}

    /** The message, so that a test can say more of it. */
    static String as(IdentityRefusal reason, ThrowingCallable act) {
        IdentityRefusedException refused = catchThrowableOfType(IdentityRefusedException.class, act);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.refusal()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused).hasMessageStartingWith(reason.code() + ": ");
        return refused.getMessage();
    }
}
