package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the entries so far say of one grant, and nothing else does. For one thread. */
final class Life {

    final GrantId id;
    final Request asked;
    final Instant askedAt;
    Ruling ruling;
    Optional<Instant> readyAt = Optional.empty();
    final Set<String> approvers = new HashSet<>();
    boolean claimed;
    boolean over;
    boolean reviewed;
    /** By number. */
    final Set<Integer> dutiesDone = new HashSet<>();

    Optional<Session> session = Optional.empty();

    /** Its session. */
    static final class Session {
        final Instant openedAt;
        Instant expiresAt;
        Instant lastUse;
        int extensions;
        final Map<String, Set<String>> watchers = new HashMap<>();
        final Set<Long> running = new HashSet<>();

        Session(Instant openedAt, Instant expiresAt) {
            this.openedAt = openedAt;
            this.expiresAt = expiresAt;
            this.lastUse = openedAt;
        }
    }

    Life(GrantId id, Ruling ruling, Instant askedAt) {
        this.id = id;
        this.asked = ruling.inputs();
        this.askedAt = askedAt;
        this.ruling = ruling;
    }

    String requester() {
        return asked.requester().id();
    }

    String path() {
        return ruling.decision().path().orElse("");
    }

    /** The digest of the policy that decided last. */
    String policy() {
        return ruling.decision().policy();
    }

    Session opened() {
        return session.orElseThrow();
    }

    <T extends Obligation> Optional<T> obligation(Class<T> kind) {
        for (Obligation each : ruling.terms().map(PathTerms::obligations).orElseThrow()) {
            if (kind.isInstance(each)) {
                return Optional.of(kind.cast(each));
            }
        }
        return Optional.empty();
    }

    void ruled(Ruling next, Instant now) {
        ruling = next;
        if (next.decision().permits() && readyAt.isEmpty()) {
            readyAt = Optional.of(now);
        }
    }
}
