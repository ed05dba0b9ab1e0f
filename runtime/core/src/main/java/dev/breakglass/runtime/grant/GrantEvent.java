package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Something that happened to a grant. Who did it and when is the {@link Entry}'s. Immutable; holds no secret. */
public sealed interface GrantEvent {

    /** Every word that {@link #kind} can say. */
    List<String> KINDS = Stream.concat(
                    Stream.of(
                            "requested",
                            "approved",
                            "stepped-up",
                            "reconsidered",
                            "rejected",
                            "key-claimed",
                            "redeemed",
                            "use-started",
                            "use-ended",
                            "use-overran",
                            "credential-started",
                            "credential-ended",
                            "observer-joined",
                            "observer-left",
                            "extension-asked",
                            "extension-approved",
                            "prompt-failed",
                            "policy-loaded",
                            "revoked",
                            "refused",
                            "duty-done",
                            "duty-failed",
                            "reviewed",
                            "suspended"),
                    Ended.STATES.stream().map(GrantState::word))
            .toList();

    /** The word for it in the log. */
    String kind();

    /**
     * A request was made and decided.
     *
     * @param digest of the frozen request; approvals bind to it
     * @param ruling its inputs are the frozen request
     * @param lapsesAt when it lapses if it is still pending
     */
    record Requested(RequestDigest digest, Ruling ruling, Instant lapsesAt) implements GrantEvent {
        @Override
        public String kind() {
            return "requested";
        }
    }

    /** Somebody approved, and the request was decided anew. */
    record Approved(Approval approval, Ruling ruling) implements GrantEvent {
        @Override
        public String kind() {
            return "approved";
        }
    }

    /** The requester presented more factors, and the request was decided anew. */
    record SteppedUp(List<Presented> factors, Ruling ruling) implements GrantEvent {
        public SteppedUp {
            factors = List.copyOf(factors);
        }

        @Override
        public String kind() {
            return "stepped-up";
        }
    }

    /** A pending request was decided anew and is permitted now. */
    record Reconsidered(Ruling ruling) implements GrantEvent {
        @Override
        public String kind() {
            return "reconsidered";
        }
    }

    /** An approver said no. */
    record Rejected(String why) implements GrantEvent {
        @Override
        public String kind() {
            return "rejected";
        }
    }

    /** @param hash SHA-256 of the key in hexadecimal */
    record KeyClaimed(String hash) implements GrantEvent {
        @Override
        public String kind() {
            return "key-claimed";
        }
    }

    /** The key was redeemed and the session opened. */
    record Redeemed(SessionId session, Instant expiresAt, Circumstances circumstances) implements GrantEvent {
        @Override
        public String kind() {
            return "redeemed";
        }
    }

    /** A use was allowed and is about to run; it is known by the sequence number of this entry. */
    record UseStarted(String action, Resource resource, Circumstances circumstances) implements GrantEvent {
        @Override
        public String kind() {
            return "use-started";
        }
    }

    /**
     * A use is over.
     *
     * @param use the sequence number of its start
     * @param failure the type of what the action threw, never its message, which may hold a secret
     */
    record UseEnded(long use, UseOutcome outcome, Optional<String> failure) implements GrantEvent {
        @Override
        public String kind() {
            return "use-ended";
        }
    }

    /** A use was still running when its session was over. It ends when it ends. */
    record UseOverran(long use) implements GrantEvent {
        @Override
        public String kind() {
            return "use-overran";
        }
    }

    /**
     * A broker is about to be asked for a credential of the session.
     *
     * @param broker its name in the path
     * @param expiresAt the last moment at which it may be good, whatever happens
     */
    record CredentialStarted(String broker, Instant expiresAt, Circumstances circumstances) implements GrantEvent {
        @Override
        public String kind() {
            return "credential-started";
        }
    }

    /**
     * A broker has answered, or never will.
     *
     * @param duty the number of the duty to destroy what it made
     * @param failure the type of what the broker threw, never its message, which may hold a secret
     */
    record CredentialEnded(int duty, UseOutcome outcome, Optional<String> failure) implements GrantEvent {
        @Override
        public String kind() {
            return "credential-ended";
        }
    }

    /**
     * Somebody began to watch the session; they are the actor.
     *
     * @param enough whether enough people with the right roles watch now
     */
    record ObserverJoined(Set<String> groups, boolean enough) implements GrantEvent {
        public ObserverJoined {
            groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        }

        @Override
        public String kind() {
            return "observer-joined";
        }
    }

    /** Somebody watches the session no longer: they left, or lost the role. */
    record ObserverLeft(String observer, boolean enough) implements GrantEvent {
        @Override
        public String kind() {
            return "observer-left";
        }
    }

    /** The requester wants the session to live longer; what was approved for an earlier wish no longer counts. */
    record ExtensionAsked(String why) implements GrantEvent {
        @Override
        public String kind() {
            return "extension-asked";
        }
    }

    /** @param until when the session expires now; absent while more assent is needed */
    record ExtensionApproved(Approval approval, Optional<Instant> until) implements GrantEvent {
        @Override
        public String kind() {
            return "extension-approved";
        }
    }

    /** The requester was prompted for a factor and did not present it. */
    record PromptFailed(String factor) implements GrantEvent {
        @Override
        public String kind() {
            return "prompt-failed";
        }
    }

    /** Another policy is in force from here on. */
    record PolicyLoaded(String policy) implements GrantEvent {
        @Override
        public String kind() {
            return "policy-loaded";
        }
    }

    /** The grant came to an end; the kind is the state's word. */
    record Ended(GrantState state, String why) implements GrantEvent {

        private static final List<GrantState> STATES = List.of(
                GrantState.CLOSED,
                GrantState.EXPIRED,
                GrantState.IDLE,
                GrantState.WITHDRAWN,
                GrantState.LAPSED,
                GrantState.KEY_EXPIRED);

        public Ended {
            if (!STATES.contains(state)) {
                throw new IllegalArgumentException(state.word() + " is no end of this kind");
            }
        }

        @Override
        public String kind() {
            return state.word();
        }
    }

    /** The runtime ended the grant, because of what has changed around it. */
    record Suspended(Suspension cause) implements GrantEvent {
        @Override
        public String kind() {
            return GrantState.SUSPENDED.word();
        }
    }

    /**
     * Somebody revoked; every live grant in the scope is over at once.
     *
     * @param ended how many
     */
    record Revoked(Scope scope, String why, int ended) implements GrantEvent {
        @Override
        public String kind() {
            return "revoked";
        }
    }

    /** Somebody tried what they may not. */
    record Refused(Attempt attempt, Refusal refusal, String detail, List<Finding> findings) implements GrantEvent {
        public Refused {
            findings = List.copyOf(findings);
        }

        @Override
        public String kind() {
            return "refused";
        }
    }

    /** A duty was done. */
    record DutyDone(int duty) implements GrantEvent {
        @Override
        public String kind() {
            return "duty-done";
        }
    }

    /** A duty failed and is due again later. */
    record DutyFailed(int duty, String failure, Instant retryAt) implements GrantEvent {
        @Override
        public String kind() {
            return "duty-failed";
        }
    }

    /** Somebody looked at the grant afterwards. */
    record Reviewed(String note) implements GrantEvent {
        @Override
        public String kind() {
            return "reviewed";
        }
    }
}
