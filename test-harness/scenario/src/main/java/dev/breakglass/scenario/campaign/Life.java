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
import java.util.TreeMap;

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

    /** By the number of the duty to destroy it. */
    final Map<Integer, Given> credentials = new TreeMap<>();

    Optional<Session> session = Optional.empty();

    /** A credential. */
    static final class Given {
        final String broker;
        /** Whether it is to be destroyed although its session goes on. */
        boolean over;

        boolean destroyed;

        Given(String broker) {
            this.broker = broker;
        }
    }

    /** Its session. */
    static final class Session {
        final Instant openedAt;
        Instant expiresAt;
        Instant lastUse;
        int extensions;
        final Map<String, Set<String>> watchers = new HashMap<>();
        final Set<Long> running = new HashSet<>();
        /** The broker that was asked last. */
        String asked = "";

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
