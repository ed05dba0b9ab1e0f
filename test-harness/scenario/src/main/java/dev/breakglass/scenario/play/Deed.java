package dev.breakglass.scenario.play;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.RefusedException;
import java.util.List;
import java.util.Optional;

/** What an act came to. Immutable. */
public sealed interface Deed {

    /** Nothing could go wrong with it. */
    record Noted(String word) implements Deed {}

    /** It changed a grant, which is now so. */
    record Moved(Grant grant) implements Deed {}

    /** A request was made and decided. */
    record Asked(Grant grant) implements Deed {
        Decision decision() {
            return grant.ruling().decision();
        }
    }

    /** A use went through, or a credential was asked for. */
    record Used(Grant grant) implements Deed {}

    /** A revocation, or another policy, ended so many grants. */
    record Ended(int grants) implements Deed {}

    /** The runtime ended these by itself. */
    record Lapsed(List<Grant> grants) implements Deed {
        public Lapsed {
            grants = List.copyOf(grants);
        }
    }

    /**
     * The runtime refused.
     *
     * @param code stable, such as {@code key-used}
     * @param findings what the policy found, if it was the policy that refused
     * @param grant the one that it was about, as it is afterwards
     */
    record Refused(String code, String why, List<Finding> findings, Optional<Grant> grant) implements Deed {
        public Refused {
            findings = List.copyOf(findings);
        }

        static Refused of(RefusedException e, Optional<Grant> grant) {
            String message = String.valueOf(e.getMessage());
            String code = e.refusal().code();
            String why = message.startsWith(code + ": ") ? message.substring(code.length() + 2) : message;
            return new Refused(code, why, e.findings(), grant);
        }

        /** The policy said no, with its reasons. */
        boolean byPolicy() {
            return !findings.isEmpty();
        }
    }

    /** The decision that was made, where there was one. */
    default Optional<Outcome> outcome() {
        if (this instanceof Asked asked) {
            return Optional.of(asked.decision().outcome());
        }
        if (this instanceof Used) {
            return Optional.of(Outcome.PERMIT);
        }
        return this instanceof Refused refused && refused.byPolicy() ? Optional.of(Outcome.DENY) : Optional.empty();
    }

    /** Why the policy said no, or what a request that is still pending waits for. */
    default List<Finding> findings() {
        if (this instanceof Asked asked) {
            return asked.decision().findings();
        }
        if (this instanceof Moved moved && moved.grant().state() == GrantState.PENDING) {
            return moved.grant().ruling().decision().findings();
        }
        return this instanceof Refused refused ? refused.findings() : List.of();
    }

    /** The grant that it was about, as it is afterwards. */
    default Optional<Grant> about() {
        if (this instanceof Asked asked) {
            return Optional.of(asked.grant());
        }
        if (this instanceof Moved moved) {
            return Optional.of(moved.grant());
        }
        if (this instanceof Refused refused) {
            return refused.grant();
        }
        return this instanceof Used used ? Optional.of(used.grant()) : Optional.empty();
    }

    /** Whether it did what it was meant to: a step without an expectation must. */
    default boolean succeeded() {
        return !(this instanceof Refused) && !outcome().equals(Optional.of(Outcome.DENY));
    }
}
