package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.LedgerPolicy;
import dev.breakglass.runtime.World;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.EveryState.Case;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tries every kind of event on a grant in every state, and where there is no grant. */
class TransitionTableTest {

    /** Which events fit which states, where the state alone decides; {@code ready*} is all that begin so. */
    private static final String TABLE = """
            requested           none
            approved            pending
            stepped-up          pending
            reconsidered        pending
            rejected            pending
            prompt-failed       pending
            key-claimed         ready
            redeemed            ready+key
            use-started         active*
            use-ended           active+use paused+use revoked+use expired+overran
            use-overran         revoked+use
            credential-started  active*
            credential-ended    active+making paused+making revoked+making
            observer-joined     active* paused*
            observer-left       active*
            extension-asked     active* paused*
            extension-approved  active+wish paused+wish
            policy-loaded       none
            closed              active* paused*
            suspended           active* paused* ready*
            withdrawn           pending ready*
            revoked             active* paused* pending ready*
            expired             -
            idle                -
            lapsed              -
            key-expired         -
            refused             *
            duty-done           active* paused* closed* expired* idle revoked* suspended
            duty-failed         active* paused* closed* expired* idle revoked* suspended
            reviewed            closed expired* idle revoked* suspended
            """;

    /** What is another three days later. */
    private static final String LATE = """
            requested           -
            approved            -
            stepped-up          -
            reconsidered        -
            key-claimed         -
            redeemed            -
            use-started         -
            credential-started  -
            observer-joined     -
            observer-left       -
            extension-asked     -
            extension-approved  -
            expired             active+use paused+use
            idle                active active+wish active+held active+making paused paused+wish paused+making
            lapsed              pending
            key-expired         ready*
            """;

    private static final Duration LONG = Duration.ofDays(3);

    private static final Set<String> PERSONAL = Set.of(
            "requested",
            "approved",
            "stepped-up",
            "rejected",
            "prompt-failed",
            "key-claimed",
            "redeemed",
            "use-started",
            "credential-started",
            "observer-joined",
            "extension-asked",
            "extension-approved",
            "closed",
            "withdrawn",
            "reviewed");

    private static final EntryCodec CODEC = new EntryCodec(new World().memory.contents());

    private final Map<String, Case> cases = EveryState.cases();
    private final Map<String, Set<String>> soon = table(TABLE);
    private final Map<String, Set<String>> late = table(TABLE);

    TransitionTableTest() {
        late.putAll(table(LATE));
    }

    @Test
    void everyKindIsInTheTableAndFitsSomewhere() {
        assertThat(soon).containsOnlyKeys(GrantEvent.KINDS);
        assertThat(GrantEvent.KINDS)
                .noneMatch(kind -> soon.get(kind).isEmpty() && late.get(kind).isEmpty());
    }

    @Test
    void everyStateIsTried() {
        assertThat(cases.values()).extracting(on -> on.grant().state()).contains(GrantState.values());
    }

    @Test
    void everyEventFitsExactlyTheStatesOfTheTable() {
        assertThat(found(Duration.ZERO)).isEqualTo(soon);
    }

    @Test
    void longAfterOnlyTheDeadlineItselfEndsWhatIsLiveAndNothingGoesOn() {
        assertThat(found(LONG)).isEqualTo(late);
    }

    @Test
    void whatIsOverStaysAsItEndedWhateverIsStillWrittenOfIt() {
        for (Duration later : List.of(Duration.ZERO, LONG)) {
            cases.forEach((state, on) -> {
                Instant now = on.now().plus(later);
                for (GrantEvent event : events(on.grant(), now)) {
                    if (on.isOver()) {
                        assertThat(planned(on, now, Optional.of(on.grant().id()), event)
                                        .map(change -> change.after().get(0))
                                        .orElse(on.grant()))
                                .as(event.kind() + " in " + state)
                                .returns(on.grant().state(), Grant::state)
                                .returns(on.grant().ending(), Grant::ending);
                    }
                }
            });
        }
    }

    @Test
    void nobodyActsInAnothersName() {
        cases.forEach((state, on) -> {
            for (GrantEvent event : events(on.grant(), on.now())) {
                String wrong = actor(event).equals("ana") ? "eve" : "ana";
                if (PERSONAL.contains(event.kind())) {
                    assertThatThrownBy(() -> on.ledger()
                                    .plan(
                                            on.now(),
                                            Optional.of(wrong),
                                            Optional.of(on.grant().id()),
                                            event))
                            .as(event.kind() + " in " + state)
                            .isInstanceOf(MisfitException.class);
                }
            }
        });
    }

    @Test
    void timeInTheLogNeverGoesBack() {
        Case on = cases.get("pending");
        GrantEvent event = new GrantEvent.Refused(Attempt.USE, Refusal.ENDED, "", List.of());

        assertThatThrownBy(() -> on.ledger().plan(on.now().minusNanos(1), Optional.of("ana"), Optional.empty(), event))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("earlier");
    }

    private Map<String, Set<String>> table(String text) {
        Map<String, Set<String>> table = new TreeMap<>();
        text.lines().map(line -> List.of(line.split(" +"))).forEach(words -> {
            Set<String> states = new TreeSet<>();
            for (String word : words.subList(1, words.size())) {
                cases.keySet().stream()
                        .filter(state -> word.endsWith("*")
                                ? state.startsWith(word.substring(0, word.length() - 1))
                                : state.equals(word))
                        .forEach(states::add);
            }
            table.put(words.get(0), states);
        });
        return table;
    }

    private Map<String, Set<String>> found(Duration later) {
        Map<String, Set<String>> found = new TreeMap<>();
        cases.forEach((state, on) -> {
            Instant now = on.now().plus(later);
            for (GrantEvent event : events(on.grant(), now)) {
                Set<String> fits = found.computeIfAbsent(event.kind(), kind -> new TreeSet<>());
                if (fits(on, now, event)) {
                    fits.add(state);
                }
            }
        });
        return found;
    }

    /** Where there is no grant, an event need not name one. */
    private static boolean fits(Case on, Instant now, GrantEvent event) {
        boolean isThere = on.ledger().count() > 0;
        return planned(on, now, Optional.of(on.grant().id()), event).isPresent()
                || (!isThere && planned(on, now, Optional.empty(), event).isPresent());
    }

    private static Optional<Change> planned(Case on, Instant now, Optional<GrantId> about, GrantEvent event) {
        try {
            Change change = on.ledger().plan(now, Optional.of(actor(event)), about, event);
            assertThat(CODEC.decode(on.ledger().size(), CODEC.encode(change.entry())))
                    .isEqualTo(change.entry());
            return Optional.of(change);
        } catch (MisfitException e) {
            return Optional.empty();
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
        Approval byDee = new Approval("dee", Set.of("security-lead"), now, List.of());
        long use = grant.opening()
                .filter(open -> !open.running().isEmpty())
                .map(open -> open.running().first())
                .orElse(5L);
        List<GrantEvent> events = new ArrayList<>(List.of(
                new GrantEvent.Requested(
                        RequestDigest.read(grant.asked().digest()), grant.ruling(), now.plusSeconds(1)),
                new GrantEvent.Approved(byDee, ruling),
                new GrantEvent.SteppedUp(List.of(new Presented("piv", now)), ruling),
                new GrantEvent.Reconsidered(ruling),
                new GrantEvent.Rejected("no"),
                new GrantEvent.KeyClaimed("00".repeat(32)),
                new GrantEvent.Redeemed(new SessionId("s-0000000000000000"), now.plus(LedgerPolicy.TTL), here),
                new GrantEvent.UseStarted("db.read", World.LEDGER, here),
                new GrantEvent.UseEnded(use, UseOutcome.DONE, Optional.empty()),
                new GrantEvent.UseOverran(use),
                new GrantEvent.CredentialStarted(
                        "vault", grant.opening().map(Opening::expiresAt).orElse(now), here),
                new GrantEvent.CredentialEnded(
                        grant.making().stream().findFirst().orElse(0), UseOutcome.DONE, Optional.empty()),
                new GrantEvent.ObserverJoined(Set.of("security-lead"), false),
                new GrantEvent.ObserverLeft("cy", false),
                new GrantEvent.ExtensionAsked("why"),
                new GrantEvent.ExtensionApproved(byDee, Optional.empty()),
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
                GrantState.WITHDRAWN,
                GrantState.LAPSED,
                GrantState.KEY_EXPIRED)) {
            events.add(new GrantEvent.Ended(end, "why"));
        }
        for (Suspension cause : Suspension.values()) {
            events.add(new GrantEvent.Suspended(cause));
        }
        return events;
    }
}
