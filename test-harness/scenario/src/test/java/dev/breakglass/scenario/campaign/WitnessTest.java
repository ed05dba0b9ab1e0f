package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Subject;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.scenario.campaign.Breach.BreachException;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioReader;
import dev.breakglass.scenario.play.LogInMemory;
import dev.breakglass.scenario.play.Observation;
import dev.breakglass.scenario.play.SeededKeys;
import dev.breakglass.scenario.play.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sound play is told to a witness with one thing in it changed. */
class WitnessTest {

    private static final String STORY = """
            scenario: The safe
            policy: ../safe
            start: 2026-06-03T11:59:00Z
            people:
              ana: { groups: [keepers], attributes: { employment: employee } }
              bo:  { groups: [wardens] }
              cy:  { groups: [wardens] }
              dee: { groups: [auditors] }
            signals: { network: corp }
            timeline:
              - { at: 0s, incident: { id: I, kind: outage, severity: 1 } }
              - { at: 1s, request: { as: r1, by: ana, zone: vault, action: safe.open, resource: safe/safe-1,
                                     justification: "the only key is in the safe", mfa: [webauthn] } }
              - { at: 2s, approve: { request: r1, by: bo } }
              - { at: 3s, approve: { request: r1, by: cy } }
              - { at: 4s, redeem: { request: r1, by: ana, as: s1 } }
              - { at: 5s, observe: { session: s1, by: dee } }
              - { at: 6s, use: { session: s1, action: safe.open, resource: safe/safe-1 } }
              - { at: 6s, credential: { session: s1, broker: safe-code } }
              - { at: 7s, close: { session: s1 } }
              - { at: 8s, review: { request: r1, by: dee } }
            """;

    /** One step as it was seen. */
    private record Seen(Act act, Observation observation) {}

    private final Scenario scenario = ScenarioReader.read("s.yaml", STORY.getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    private final Texts texts = Texts.of(Safe.SOUND);

    @Test
    void aSoundPlayIsWithoutBreach() throws IOException {
        assertThat(breach(entries -> entries)).isEmpty();
    }

    @Test
    void whoeverElseUsesIsFound() throws IOException {
        assertFound(Property.OWN_HANDS, changed("use-started", entry -> by(entry, "bo")));
    }

    @Test
    void theRequesterAsApproverIsFound() throws IOException {
        assertFound(Property.NOBODY_OWN, changed("approved", entry -> by(entry, "ana")));
    }

    @Test
    void anApprovalInAnothersNameIsFound() throws IOException {
        assertFound(Property.NOBODY_OWN, changed("approved", entry -> by(entry, "dee")));
    }

    @Test
    void theRequesterAsReviewerIsFound() throws IOException {
        assertFound(Property.NOBODY_OWN, changed("reviewed", entry -> by(entry, "ana")));
    }

    @Test
    void aReviewerOfAnotherRoleIsFound() throws IOException {
        assertFound(Property.RIGHT_REVIEWER, changed("reviewed", entry -> by(entry, "bo")));
    }

    @Test
    void aUseAfterTheEndOfTheSessionIsFound() throws IOException {
        assertFound(Property.WITHIN_TTL, changed("use-started", entry -> later(entry, Duration.ofHours(1))));
    }

    @Test
    void aUseAfterTooLongIdleIsFound() throws IOException {
        assertFound(Property.IN_TIME, changed("use-started", entry -> later(entry, Duration.ofMinutes(11))));
    }

    @Test
    void aUseOfAnotherResourceIsFound() throws IOException {
        assertFound(Property.IN_SCOPE, changed("use-started", entry -> use(entry, "safe.open", "safe-2")));
    }

    @Test
    void aUseOfAnActionThatThePathDoesNotAllowIsFound() throws IOException {
        assertFound(Property.IN_SCOPE, changed("use-started", entry -> use(entry, "safe.sell", "safe-1")));
    }

    @Test
    void aUseThatNobodyWatchesIsFound() throws IOException {
        assertFound(Property.WATCHED, entries -> numbered(without(entries, "observer-joined")));
    }

    @Test
    void aUseWithoutASessionIsFound() throws IOException {
        assertFound(Property.LIVE_GRANT, entries -> numbered(without(entries, "redeemed", "observer-joined")));
    }

    @Test
    void aSessionWithOneApprovalIsFound() throws IOException {
        assertFound(
                Property.ENOUGH_PEOPLE,
                entries -> numbered(entries.stream()
                        .filter(entry -> !entry.actor().equals(Optional.of("bo")))
                        .toList()));
    }

    @Test
    void aKeyThatIsHandedOutTwiceIsFound() throws IOException {
        assertFound(Property.KEY_ONCE, entries -> numbered(twice(entries, "key-claimed")));
    }

    @Test
    void aKeyThatOpensTwiceIsFound() throws IOException {
        assertFound(Property.KEY_ONCE, entries -> numbered(twice(entries, "redeemed")));
    }

    @Test
    void whatEndsTwiceIsFound() throws IOException {
        assertFound(Property.ENDS_ONCE, entries -> numbered(twice(entries, "closed")));
    }

    @Test
    void aGapInTheNumbersIsFound() throws IOException {
        assertFound(Property.NUMBERED, entries -> without(entries, "key-claimed"));
    }

    @Test
    void timeThatGoesBackIsFound() throws IOException {
        assertFound(Property.NUMBERED, changed("redeemed", entry -> later(entry, Duration.ofHours(-1))));
    }

    @Test
    void aUseThatLeavesNoEndIsFound() throws IOException {
        Seen use = played().get(6);
        Observation was = use.observation();
        Observation seen =
                new Observation(was.at(), was.time(), was.deed(), without(was.written(), "use-ended"), List.of());
        BreachException found = catchThrowableOfType(BreachException.class, () -> StepChecks.logged(use.act(), seen));
        assertThat(found.breach().property()).isEqualTo(Property.LOGGED);
        StepChecks.logged(use.act(), was);
    }

    @Test
    void groupsOfAnotherMomentAreFound() throws IOException {
        assertFound(Property.AS_OF_NOW, changed("use-started", entry -> {
            GrantEvent.UseStarted use = (GrantEvent.UseStarted) entry.event();
            Circumstances others = new Circumstances(
                    Set.of("keepers", "wardens"), use.circumstances().signals());
            return with(entry, new GrantEvent.UseStarted(use.action(), use.resource(), others));
        }));
    }

    @Test
    void signalsOfAnotherMomentAreFound() throws IOException {
        assertFound(Property.AS_OF_NOW, changed("redeemed", entry -> {
            GrantEvent.Redeemed opening = (GrantEvent.Redeemed) entry.event();
            Circumstances none = new Circumstances(opening.circumstances().groups(), Map.of());
            return with(entry, new GrantEvent.Redeemed(opening.session(), opening.expiresAt(), none));
        }));
    }

    @Test
    void aSessionThatOpensForLongerIsFound() throws IOException {
        assertFound(Property.WITHIN_TTL, changed("redeemed", entry -> {
            GrantEvent.Redeemed opening = (GrantEvent.Redeemed) entry.event();
            Instant later = opening.expiresAt().plusMillis(1);
            return with(entry, new GrantEvent.Redeemed(opening.session(), later, opening.circumstances()));
        }));
    }

    @Test
    void aKeyThatOpensUnderAnotherPolicyIsFound() throws IOException {
        assertFound(Property.IN_FORCE, entries -> numbered(loadedBefore(entries, "redeemed")));
    }

    @Test
    void aKeyThatIsHandedOutUnderAnotherPolicyIsFound() throws IOException {
        assertFound(Property.IN_FORCE, entries -> numbered(loadedBefore(entries, "key-claimed")));
    }

    @Test
    void anApprovalUnderAnotherPolicyIsFound() throws IOException {
        assertFound(Property.IN_FORCE, entries -> numbered(loadedBefore(entries, "approved")));
    }

    @Test
    void aDutyThatTheLogForgetsIsFound() throws IOException {
        assertFound(Property.DUTIES_TOLD, entries -> numbered(without(entries, "duty-done")));
    }

    @Test
    void aDutyThatFailedAndIsNotTriedAgainIsFound() throws IOException {
        Book book = new Book(texts.first().digest());
        entries().stream()
                .filter(entry -> !entry.event().kind().equals("duty-done"))
                .forEach(book::write);
        World world = new World(new Story(scenario.people(), scenario.signals(), scenario.start(), List.of()));
        world.change(new Act.Duties(false));
        world.reaches(scenario.start().plusSeconds(600));
        DutyChecks.done(book, texts, world);
        world.change(new Act.Duties(true));
        world.reaches(scenario.start().plusSeconds(899));
        DutyChecks.done(book, texts, world);
        world.reaches(scenario.start().plusSeconds(900));
        BreachException found = catchThrowableOfType(BreachException.class, () -> DutyChecks.done(book, texts, world));
        assertThat(found.breach().property()).isEqualTo(Property.DUTIES_DONE);
    }

    @Test
    void aCredentialOfAnotherBrokerIsFound() throws IOException {
        assertFound(Property.IN_SCOPE, changed("credential-started", entry -> {
            GrantEvent.CredentialStarted asked = (GrantEvent.CredentialStarted) entry.event();
            return with(
                    entry, new GrantEvent.CredentialStarted("master-key", asked.expiresAt(), asked.circumstances()));
        }));
    }

    @Test
    void aCredentialThatOutlivesItsSessionIsFound() throws IOException {
        assertFound(Property.WITHIN_TTL, changed("credential-started", entry -> {
            GrantEvent.CredentialStarted asked = (GrantEvent.CredentialStarted) entry.event();
            Instant later = asked.expiresAt().plusMillis(1);
            return with(entry, new GrantEvent.CredentialStarted(asked.broker(), later, asked.circumstances()));
        }));
    }

    @Test
    void aCredentialForSomebodyElseIsFound() throws IOException {
        assertFound(Property.OWN_HANDS, changed("credential-started", entry -> by(entry, "bo")));
    }

    @Test
    void aCredentialThatNobodyWatchesIsFound() throws IOException {
        assertFound(
                Property.WATCHED, entries -> numbered(without(entries, "observer-joined", "use-started", "use-ended")));
    }

    @Test
    void aCredentialThatLeavesNoEndIsFound() throws IOException {
        Seen asked = played().get(7);
        Observation was = asked.observation();
        for (String kind : List.of("credential-started", "credential-ended")) {
            Observation seen =
                    new Observation(was.at(), was.time(), was.deed(), without(was.written(), kind), List.of());
            BreachException found =
                    catchThrowableOfType(BreachException.class, () -> StepChecks.logged(asked.act(), seen));
            assertThat(found.breach().property()).isEqualTo(Property.LOGGED);
        }
        StepChecks.logged(asked.act(), was);
    }

    @Test
    void aCredentialThatIsNotDestroyedIsFound() throws IOException {
        World world = new World(new Story(scenario.people(), scenario.signals(), scenario.start(), List.of()));
        Book sound = new Book(texts.first().digest());
        entries().forEach(sound::write);
        DutyChecks.destroyedAtOnce(sound, world);
        Book book = new Book(texts.first().digest());
        entries().stream()
                .filter(entry -> !entry.event().kind().equals("duty-done"))
                .forEach(book::write);
        BreachException found =
                catchThrowableOfType(BreachException.class, () -> DutyChecks.destroyedAtOnce(book, world));
        assertThat(found.breach().property()).isEqualTo(Property.DESTROYED);
        world.change(new Act.Duties(false));
        DutyChecks.destroyedAtOnce(book, world);
        DutyChecks.destroyed(book, world);
        world.change(new Act.Duties(true));
        world.reaches(scenario.start().plusSeconds(299));
        DutyChecks.destroyed(book, world);
        world.reaches(scenario.start().plusSeconds(300));
        found = catchThrowableOfType(BreachException.class, () -> DutyChecks.destroyed(book, world));
        assertThat(found.breach().property()).isEqualTo(Property.DESTROYED);
    }

    @Test
    void aSecondGrantAtOnceIsFound() throws IOException {
        // Twice as far as the second approval, the second time under another id.
        List<Entry> ready = entries().subList(0, 3);
        List<Entry> both = new ArrayList<>(ready);
        ready.forEach(entry -> both.add(new Entry(
                entry.seq(),
                ready.get(2).time(),
                entry.actor(),
                entry.subject().map(WitnessTest::ofAnother),
                entry.event())));
        Observation first = played().get(0).observation();
        Observation seen = new Observation(first.at(), first.time(), first.deed(), numbered(both), List.of());
        BreachException found = catchThrowableOfType(
                BreachException.class, () -> witness().sees(Optional.empty(), seen, scenario.start()));
        assertThat(found.breach().property()).isEqualTo(Property.AT_ONCE);
    }

    @Test
    void anEntryThatSaysOtherThingsThanTheLogBeforeItIsFound() throws IOException {
        List<Entry> fewer = numbered(without(entries(), "approved"));
        BreachException found = catchThrowableOfType(BreachException.class, () -> EndChecks.replay(fewer, List.of()));
        assertThat(found.breach().property()).isEqualTo(Property.REPLAY);
    }

    private void assertFound(Property property, UnaryOperator<List<Entry>> change) throws IOException {
        assertThat(breach(change).map(Breach::property)).contains(property);
    }

    private Optional<Breach> breach(UnaryOperator<List<Entry>> change) throws IOException {
        Observation any = played().get(0).observation();
        Observation seen = new Observation(any.at(), any.time(), any.deed(), change.apply(entries()), duties());
        BreachException found = catchThrowableOfType(
                BreachException.class, () -> witness().sees(Optional.empty(), seen, scenario.start()));
        return Optional.ofNullable(found).map(BreachException::breach);
    }

    private Witness witness() {
        return new Witness(texts, new Story(scenario.people(), scenario.signals(), scenario.start(), List.of()));
    }

    private List<Seen> played() throws IOException {
        List<Seen> seen = new ArrayList<>();
        try (Simulation simulation = new Simulation(
                scenario.people(),
                scenario.signals(),
                scenario.start(),
                Safe.SOUND.loaded(),
                name -> Safe.SOUND.loaded(),
                new LogInMemory(LogSigner.generate("witness.invalid/audit")),
                SeededKeys.random("witness"))) {
            for (var step : scenario.timeline()) {
                simulation.passUntil(step.at());
                seen.add(new Seen(step.act(), simulation.perform(step.act())));
            }
        }
        return seen;
    }

    private List<String> duties() throws IOException {
        return played().stream()
                .flatMap(step -> step.observation().duties().stream())
                .toList();
    }

    private List<Entry> entries() throws IOException {
        return played().stream()
                .flatMap(step -> step.observation().written().stream())
                .toList();
    }

    private static UnaryOperator<List<Entry>> changed(String kind, UnaryOperator<Entry> change) {
        return entries -> entries.stream()
                .map(entry -> entry.event().kind().equals(kind) ? change.apply(entry) : entry)
                .toList();
    }

    private static List<Entry> without(List<Entry> entries, String... kinds) {
        return entries.stream()
                .filter(entry -> !List.of(kinds).contains(entry.event().kind()))
                .toList();
    }

    private static List<Entry> twice(List<Entry> entries, String kind) {
        return entries.stream()
                .flatMap(entry -> entry.event().kind().equals(kind) ? Stream.of(entry, entry) : Stream.of(entry))
                .toList();
    }

    /** Another policy comes into force before the first of a kind. */
    private static List<Entry> loadedBefore(List<Entry> entries, String kind) {
        List<Entry> more = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.event().kind().equals(kind)
                    && more.stream().noneMatch(e -> e.event() instanceof GrantEvent.PolicyLoaded)) {
                String other =
                        Safe.SOUND.other().orElseThrow().loaded().policy().digest();
                more.add(new Entry(
                        0, entry.time(), Optional.of("ana"), Optional.empty(), new GrantEvent.PolicyLoaded(other)));
            }
            more.add(entry);
        }
        return more;
    }

    private static List<Entry> numbered(List<Entry> entries) {
        List<Entry> numbered = new ArrayList<>();
        for (Entry entry : entries) {
            numbered.add(new Entry(numbered.size(), entry.time(), entry.actor(), entry.subject(), entry.event()));
        }
        return numbered;
    }

    private static Entry by(Entry entry, String actor) {
        return new Entry(entry.seq(), entry.time(), Optional.of(actor), entry.subject(), entry.event());
    }

    private static Entry later(Entry entry, Duration by) {
        return new Entry(entry.seq(), entry.time().plus(by), entry.actor(), entry.subject(), entry.event());
    }

    private static Entry with(Entry entry, GrantEvent event) {
        return new Entry(entry.seq(), entry.time(), entry.actor(), entry.subject(), event);
    }

    private static Entry use(Entry entry, String action, String name) {
        Circumstances here = ((GrantEvent.UseStarted) entry.event()).circumstances();
        return with(entry, new GrantEvent.UseStarted(action, new Resource("safe", name, Map.of()), here));
    }

    private static Subject ofAnother(Subject own) {
        return new Subject(
                GrantId.random(SeededKeys.random("another")),
                own.session(),
                own.zone(),
                own.path(),
                own.action(),
                own.resource(),
                own.incident(),
                own.policy());
    }
}
