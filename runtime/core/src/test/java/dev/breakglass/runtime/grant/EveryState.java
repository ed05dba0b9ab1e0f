package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.LedgerPolicy;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.SessionKey;
import dev.breakglass.runtime.World;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Obligation.Assent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A grant in every state that there is, and in those of its session that let something else happen. */
final class EveryState {

    private EveryState() {}

    /** @param now when the next entry comes, at the earliest */
    record Case(Ledger ledger, Grant grant, Instant now) {
        boolean isOver() {
            return ledger.count() > 0 && !grant.state().isLive();
        }
    }

    /** By the state's word and what is more; in {@code none} the ledger does not know the grant. */
    static Map<String, Case> cases() {
        Map<String, Case> cases = new TreeMap<>();
        Grant asked = world().pending();
        cases.put("none", new Case(new Ledger(), asked, asked.asked().at()));
        put(cases, "pending", World::pending);
        put(cases, "denied", world -> world.glass.reject(world.pending().id(), World.BO, "no"));
        put(cases, "ready", World::ready);
        put(cases, "ready+key", world -> {
            Grant ready = world.ready();
            world.glass.claimKey(ready.id(), World.ANA);
            return ready;
        });
        put(cases, "paused", world -> world.now(world.active().grant()));
        put(cases, "paused+wish", world -> wish(world, world.active()));
        put(cases, "active", world -> world.now(watched(world).grant()));
        put(cases, "active+wish", world -> wish(world, watched(world)));
        put(cases, "active+held", world -> {
            Session session = watched(world);
            credential(session);
            return world.now(session.grant());
        });
        putMaking(cases, "active+making", (world, id) -> {});
        putMaking(cases, "paused+making", (world, id) -> world.glass.stopObserving(id, World.CY));
        putMaking(cases, "revoked+making", (world, id) -> world.glass.revoke(new Scope.OfGrant(id), "bo", "breach"));
        putUsed(cases, "active+use", (world, id) -> {});
        putUsed(cases, "paused+use", (world, id) -> world.glass.stopObserving(id, World.CY));
        putUsed(cases, "revoked+use", (world, id) -> world.glass.revoke(new Scope.OfGrant(id), "bo", "breach"));
        putUsed(cases, "expired+overran", (world, id) -> {
            world.pass(LedgerPolicy.TTL);
            world.glass.sweep();
        });
        put(cases, "closed", EveryState::closed);
        put(cases, "closed+review", world -> world.glass.review(closed(world).id(), World.CY, "fine"));
        put(cases, "expired", world -> {
            Session session = watched(world);
            for (int i = 0; i < 3; i++) {
                world.pass(LedgerPolicy.IDLE.minusSeconds(1));
                perform(session, () -> true);
            }
            world.pass(Duration.ofSeconds(3));
            return world.glass.sweep().get(0);
        });
        put(cases, "idle", world -> {
            world.active();
            world.pass(LedgerPolicy.IDLE);
            return world.glass.sweep().get(0);
        });
        put(cases, "revoked", world -> world.glass.revoke(world.active().id(), "bo", "breach"));
        put(cases, "suspended", world -> {
            Session session = watched(world);
            world.network = Optional.of("internet");
            assertThatThrownBy(() -> perform(session, () -> true)).isInstanceOf(RefusedException.class);
            return world.now(session.grant());
        });
        put(cases, "suspended+unopened", world -> {
            SessionKey key = world.glass.claimKey(world.ready().id(), World.ANA);
            world.groups.clear();
            assertThatThrownBy(() -> world.glass.redeem(key, World.ANA)).isInstanceOf(RefusedException.class);
            return world.now(key.grant());
        });
        put(cases, "withdrawn", world -> world.glass.withdraw(world.pending().id(), World.ANA, "solved"));
        put(cases, "lapsed", world -> {
            world.pending();
            world.pass(Duration.ofHours(24));
            return world.glass.sweep().get(0);
        });
        put(cases, "key-expired", world -> {
            world.ready();
            world.pass(LedgerPolicy.REDEEM.plusNanos(1));
            return world.glass.sweep().get(0);
        });
        return cases;
    }

    /** Sessions are watched and can grow, and whatever they owe stays owed. */
    private static World world() {
        List<String> leads = List.of("security-lead");
        Assent assent = new Assent(2, leads, Optional.empty(), Optional.empty());
        World world = World.obliging(
                new Obligation.Observe(1, leads),
                new Obligation.Issue("vault", new TreeMap<>(Map.of("role", "reader"))),
                new Obligation.Extend(0, Duration.ofMinutes(5), Optional.empty(), List.of(assent)));
        world.dutiesDown = true;
        return world;
    }

    private static Session watched(World world) {
        Session session = world.active();
        world.glass.observe(session.grant(), World.CY);
        return session;
    }

    private static Grant wish(World world, Session session) {
        return world.glass.askExtension(session.grant(), World.ANA, "the copy takes longer");
    }

    private static Grant closed(World world) {
        Session session = world.active();
        session.close();
        return world.now(session.grant());
    }

    private static <T> T perform(Session session, Callable<T> act) {
        try {
            return session.perform("db.read", World.LEDGER, act);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Credential credential(Session session) {
        try {
            return session.credential("vault", Map.of());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What is there while a broker makes a credential and so much happens. */
    private static void putMaking(Map<String, Case> cases, String state, BiConsumer<World, GrantId> during) {
        World world = world();
        Session session = watched(world);
        world.vault.meanwhile = order -> {
            during.accept(world, session.grant());
            put(cases, state, world.replayed(), session.grant());
        };
        try {
            credential(session);
        } catch (RefusedException over) {
            assertThat(state).doesNotStartWith("active");
        }
    }

    private static void put(Map<String, Case> cases, String state, Function<World, Grant> story) {
        World world = world();
        GrantId id = story.apply(world).id();
        put(cases, state, world.replayed(), id);
    }

    /** What is there while a use runs in which so much happens. */
    private static void putUsed(Map<String, Case> cases, String state, BiConsumer<World, GrantId> during) {
        World world = world();
        Session session = watched(world);
        Ledger ledger = perform(session, () -> {
            during.accept(world, session.grant());
            return world.replayed();
        });
        put(cases, state, ledger, session.grant());
    }

    private static void put(Map<String, Case> cases, String state, Ledger ledger, GrantId id) {
        Grant grant = ledger.grant(id).orElseThrow();
        assertThat(state).startsWith(grant.state().word());
        cases.put(state, new Case(ledger, grant, ledger.last()));
    }
}
