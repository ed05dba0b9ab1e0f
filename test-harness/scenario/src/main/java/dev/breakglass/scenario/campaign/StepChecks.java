package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.play.Deed;
import dev.breakglass.scenario.play.Observation;
import java.util.List;
import java.util.Optional;

/** Whether a step left in the log what it came to. */
final class StepChecks {

    private StepChecks() {}

    static void logged(Act act, Observation seen) {
        Deed deed = seen.deed();
        if (deed instanceof Deed.Used) {
            if (act instanceof Act.Credential) {
                given(seen.written());
            } else {
                used(seen.written());
            }
        } else if (deed instanceof Deed.Refused refused) {
            Breach.unless(
                    isNothing(refused) || refusal(seen.written(), refused.code()),
                    Property.LOGGED,
                    () -> "a refusal (" + refused.code() + ") left no entry");
        } else {
            kind(act)
                    .ifPresent(kind -> Breach.unless(
                            seen.written().stream()
                                    .anyMatch(entry -> entry.event().kind().equals(kind)),
                            Property.LOGGED,
                            () -> "what was done left no `" + kind + "`"));
        }
    }

    /** What never reached the runtime, or which it does not look at. */
    private static boolean isNothing(Deed.Refused refused) {
        return refused.code().equals(Expectation.Refused.MALFORMED)
                || refused.code().equals("never-opened");
    }

    private static boolean refusal(List<Entry> written, String code) {
        return written.stream()
                .anyMatch(entry -> entry.event() instanceof GrantEvent.Refused refused
                        && refused.refusal().code().equals(code));
    }

    private static void used(List<Entry> written) {
        Optional<Entry> start = written.stream()
                .filter(entry -> entry.event() instanceof GrantEvent.UseStarted)
                .findFirst();
        Breach.unless(start.isPresent(), Property.LOGGED, "a use left no beginning");
        long use = start.orElseThrow().seq();
        Breach.unless(
                written.stream()
                        .anyMatch(entry -> entry.event() instanceof GrantEvent.UseEnded ended && ended.use() == use),
                Property.LOGGED,
                "a use left no end");
    }

    private static void given(List<Entry> written) {
        Breach.unless(
                written.stream().anyMatch(entry -> entry.event() instanceof GrantEvent.CredentialStarted),
                Property.LOGGED,
                "a credential left no beginning");
        Breach.unless(
                written.stream().anyMatch(entry -> entry.event() instanceof GrantEvent.CredentialEnded),
                Property.LOGGED,
                "a credential left no end");
    }

    /** The entry that an act leaves when it is done; absent where it may leave none. */
    private static Optional<String> kind(Act act) {
        if (act instanceof Act.Ask) {
            return Optional.of("requested");
        } else if (act instanceof Act.Approve) {
            return Optional.of("approved");
        } else if (act instanceof Act.StepUp) {
            return Optional.of("stepped-up");
        } else if (act instanceof Act.PromptFailed) {
            return Optional.of("prompt-failed");
        } else if (act instanceof Act.Withdraw) {
            return Optional.of("withdrawn");
        } else if (act instanceof Act.DenyApproval) {
            return Optional.of("rejected");
        } else if (act instanceof Act.Redeem) {
            return Optional.of("redeemed");
        } else if (act instanceof Act.Observe) {
            return Optional.of("observer-joined");
        } else if (act instanceof Act.Leave) {
            return Optional.of("observer-left");
        } else if (act instanceof Act.Extend) {
            return Optional.of("extension-asked");
        } else if (act instanceof Act.ApproveExtension) {
            return Optional.of("extension-approved");
        } else if (act instanceof Act.Revoke) {
            return Optional.of("revoked");
        } else if (act instanceof Act.Review) {
            return Optional.of("reviewed");
        } else if (act instanceof Act.Reload) {
            return Optional.of("policy-loaded");
        }
        return Optional.empty();
    }
}
