package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.LedgerPolicy;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.World;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tries every kind of event on a grant in every state. */
class TransitionTableTest {

    /** Which events fit which states, where the state alone decides. */
    private static final String TABLE = """
            requested     -
            approved      pending
            stepped-up    pending
            reconsidered  pending
            rejected      pending
            key-claimed   ready
            redeemed      ready+key
            use-started   active active+use
            use-ended     active+use
            use-overran   -
            observer-joined     -
            observer-left       -
            extension-asked     -
            extension-approved  -
            prompt-failed pending
            policy-loaded -
            closed        active active+use
            suspended     active active+use ready ready+key
            withdrawn     pending ready ready+key
            revoked       active active+use pending ready ready+key
            expired       -
            idle          -
            lapsed        -
            key-expired   -
            refused       *
            duty-done     active active+use closed expired idle revoked suspended
            duty-failed   active active+use closed expired idle revoked suspended
            reviewed      closed expired idle revoked suspended
            """;

    @Test
    void everyKindIsInTheListOfKinds() {
        assertThat(TABLE.lines().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyInAnyOrderElementsOf(GrantEvent.KINDS);
    }

    private static final EntryCodec CODEC = new EntryCodec(new World().memory.contents());

    private record Case(Ledger ledger, Grant grant) {}

    private final Map<String, Case> cases = cases();

    @Test
    void everyEventFitsExactlyTheStatesOfTheTable() {
        Map<String, Set<String>> expected = new TreeMap<>();
        Map<String, Set<String>> found = new TreeMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" +");
            Set<String> states = new TreeSet<>(List.of(words).subList(1, words.length));
            states.remove("-");
            expected.put(words[0], words[1].equals("*") ? new TreeSet<>(cases.keySet()) : states);
        });
        cases.forEach((state, on) -> {
            for (GrantEvent event : events(on.grant(), on.ledger().last())) {
                Set<String> fits = found.computeIfAbsent(event.kind(), kind -> new TreeSet<>());
                if (fits(on, on.ledger().last(), event)) {
                    fits.add(state);
                }
            }
        });

        assertThat(found).isEqualTo(expected);
        assertThat(cases).hasSize(14);
    }

    @Test
    void longAfterOnlyTheDeadlineItselfEndsWhatIsLive() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String state : List.of("pending", "ready+key", "active", "active+use")) {
            Case on = cases.get(state);
            Instant late = on.ledger().last().plus(Duration.ofDays(3));
            List<String> fits = new ArrayList<>();
            for (GrantEvent event : events(on.grant(), late)) {
                if (fits(on, late, event)) {
                    fits.add(event.kind());
                }
            }
            found.put(state, fits);
        }

        List<String> always = List.of("rejected", "revoked", "refused");
        assertThat(found.get("pending")).containsAll(always).contains("lapsed").doesNotContain("approved");
        assertThat(found.get("ready+key")).contains("key-expired").doesNotContain("redeemed", "key-claimed");
        assertThat(found.get("active")).contains("idle").doesNotContain("use-started", "expired");
        assertThat(found.get("active+use")).contains("expired").doesNotContain("use-started", "idle");
    }

    @Test
    void nobodyActsInAnothersName() {
        for (String state : cases.keySet()) {
            Case on = cases.get(state);
            Instant now = on.ledger().last();
            for (GrantEvent event : events(on.grant(), now)) {
                String wrong = actor(event).equals("ana") ? "eve" : "ana";
                boolean personal = Set.of(
                                "approved",
                                "stepped-up",
                                "rejected",
                                "key-claimed",
                                "redeemed",
                                "use-started",
                                "closed",
                                "withdrawn",
                                "reviewed")
                        .contains(event.kind());
                if (personal) {
                    assertThatThrownBy(() -> on.ledger()
                                    .plan(
                                            now,
                                            Optional.of(wrong),
                                            Optional.of(on.grant().id()),
                                            event))
                            .as(event.kind() + " in " + state)
                            .isInstanceOf(MisfitException.class);
                }
            }
        }
    }

    @Test
    void timeInTheLogNeverGoesBack() {
        Case on = cases.get("pending");
        GrantEvent event = new GrantEvent.Refused(Attempt.USE, Refusal.ENDED, "", List.of());

        assertThatThrownBy(() ->
                        on.ledger().plan(on.ledger().last().minusNanos(1), Optional.of("ana"), Optional.empty(), event))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("earlier");
    }

    private static boolean fits(Case on, Instant now, GrantEvent event) {
        boolean wide = event instanceof GrantEvent.Revoked;
        try {
            Change change = on.ledger()
                    .plan(now, Optional.of(actor(event)), Optional.of(on.grant().id()), event);
            assertThat(CODEC.decode(on.ledger().size(), CODEC.encode(change.entry())))
                    .isEqualTo(change.entry());
            return !wide || change.after().size() == 1;
        } catch (MisfitException e) {
            return false;
        }
    }

    private static String actor(GrantEvent event) {
        return switch (event.kind()) {
            case "approved", "rejected", "reviewed", "observer-joined", "extension-approved" -> "dee";
            default -> "ana";
        };
    }

    private static List<GrantEvent> events(Grant grant, Instant now) {
        Request inputs = grant.asked().request().at(now);
        Decision wait = new Decision(
                Outcome.PENDING,
                Optional.of("restore"),
                Optional.of(LedgerPolicy.TTL),
                List.of(),
                List.of(),
                "sha256:");
        Ruling ruling = new Ruling(inputs, wait, Optional.empty());
        Circumstances here = new Circumstances(Set.of("sre"), Map.of());
        List<GrantEvent> events = new ArrayList<>(List.of(
                new GrantEvent.Requested(grant.asked().digest(), grant.ruling(), now.plusSeconds(1)),
                new GrantEvent.Approved(
                        new dev.breakglass.runtime.request.Approval("dee", Set.of("security-lead"), now, List.of()),
                        ruling),
                new GrantEvent.SteppedUp(List.of(new Presented("piv", now)), ruling),
                new GrantEvent.Reconsidered(ruling),
                new GrantEvent.Rejected("no"),
                new GrantEvent.KeyClaimed("00".repeat(32)),
                new GrantEvent.Redeemed(new SessionId("s-0000000000000000"), now.plus(LedgerPolicy.TTL), here),
                new GrantEvent.UseStarted("db.read", World.LEDGER, here),
                new GrantEvent.UseEnded(
                        grant.opening()
                                .filter(open -> !open.running().isEmpty())
                                .map(open -> open.running().first())
                                .orElse(5L),
                        UseOutcome.DONE,
                        Optional.empty()),
                new GrantEvent.UseOverran(5),
                new GrantEvent.ObserverJoined(Set.of("security-lead"), false),
                new GrantEvent.ObserverLeft("dee", false),
                new GrantEvent.ExtensionAsked("why"),
                new GrantEvent.ExtensionApproved(
                        new dev.breakglass.runtime.request.Approval("dee", Set.of("security-lead"), now, List.of()),
                        Optional.empty()),
                new GrantEvent.PromptFailed("push"),
                new GrantEvent.PolicyLoaded("sha256:" + "cd".repeat(32)),
                new GrantEvent.Revoked(new Scope.OfGrant(grant.id()), "why", 1),
                new GrantEvent.Refused(Attempt.USE, Refusal.ENDED, "why", List.of()),
                new GrantEvent.DutyDone(0),
                new GrantEvent.DutyFailed(0, "down", now.plusSeconds(1)),
                new GrantEvent.Reviewed("fine")));
        for (GrantState end : List.of(
                GrantState.CLOSED,
                GrantState.EXPIRED,
                GrantState.IDLE,
                GrantState.SUSPENDED,
                GrantState.WITHDRAWN,
                GrantState.LAPSED,
                GrantState.KEY_EXPIRED)) {
            events.add(new GrantEvent.Ended(end, "why"));
        }
        return events;
    }

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new TreeMap<>();
        put(cases, "pending", World::pending);
        put(cases, "denied", world -> world.glass.reject(world.pending().id(), World.BO, "no"));
        put(cases, "ready", World::ready);
        put(cases, "ready+key", world -> {
            Grant ready = world.ready();
            world.glass.claimKey(ready.id(), World.ANA);
            return ready;
        });
        put(cases, "active", world -> world.now(world.active().grant()));
        put(cases, "closed", world -> {
            Session session = world.active();
            session.close();
            return world.now(session.grant());
        });
        put(cases, "expired", world -> {
            Session session = world.active();
            for (int i = 0; i < 3; i++) {
                world.pass(LedgerPolicy.IDLE.minusSeconds(1));
                use(session);
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
            Session session = world.active();
            world.network = Optional.of("internet");
            try {
                use(session);
            } catch (RefusedException e) {
                world.network = Optional.of("corp");
            }
            return world.now(session.grant());
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
        World world = new World();
        world.dutiesDown = true;
        Session session = world.active();
        Ledger using = perform(session, world::replayed);
        cases.put("active+use", new Case(using, using.grant(session.grant()).orElseThrow()));
        return cases;
    }

    private static void use(Session session) {
        perform(session, () -> true);
    }

    private static <T> T perform(Session session, java.util.concurrent.Callable<T> act) {
        try {
            return session.perform("db.read", World.LEDGER, act);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void put(Map<String, Case> cases, String state, java.util.function.Function<World, Grant> story) {
        World world = new World();
        world.dutiesDown = true;
        GrantId id = story.apply(world).id();
        Ledger ledger = world.replayed();
        Grant grant = ledger.grant(id).orElseThrow();
        assertThat(state).startsWith(grant.state().word());
        cases.put(state, new Case(ledger, grant));
    }
}
