package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RandomLifeTest {

    private static final List<Person> PEOPLE = List.of(World.ANA, World.EVE, World.BO, World.CY);

    /** Draws acts, most of them foolish, and keeps what could be used later. */
    private static final class Story {
        private final World world = new World();
        private final Random random;
        private final List<SessionKey> keys = new ArrayList<>();

        Story(long seed) {
            random = new Random(seed);
        }

        private <T> Optional<T> any(List<T> from) {
            return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
        }

        void step() throws Exception {
            Person person = any(PEOPLE).orElseThrow();
            Optional<Grant> grant = any(world.glass.grants());
            Person owner = grant.filter(some -> random.nextInt(8) > 0)
                    .map(some -> some.asked().request().requester())
                    .orElse(person);
            switch (random.nextInt(22)) {
                case 0, 1 ->
                    world.glass.request(
                            random.nextBoolean() ? world.restore().withRequester(person) : world.look(person));
                case 2, 3, 4 -> grant.ifPresent(some -> world.glass.approve(some.id(), World.yes(person)));
                case 5 ->
                    grant.ifPresent(some ->
                            world.glass.stepUp(some.id(), owner, List.of(new Presented("webauthn", world.wall))));
                case 6, 7 -> grant.ifPresent(some -> keys.add(world.glass.claimKey(some.id(), owner)));
                case 8, 9 ->
                    any(keys)
                            .ifPresent(key -> world.glass.redeem(
                                    key,
                                    random.nextInt(8) > 0
                                            ? world.now(key.grant())
                                                    .asked()
                                                    .request()
                                                    .requester()
                                            : person));
                case 10, 11, 12 -> use(grant, owner);
                case 13 -> world.pass(Duration.ofSeconds(random.nextInt(700)));
                case 14 -> world.wall = world.wall.plusSeconds(random.nextInt(600) - 400);
                case 15 -> odd(grant, owner, person);
                case 16 -> world.glass.sweep();
                case 18, 19 -> world.active();
                case 17 -> grant.ifPresent(some -> world.glass.review(some.id(), person, "looked"));
                default -> world.network = Optional.of(random.nextInt(6) > 0 ? "corp" : "internet");
            }
        }

        private void use(Optional<Grant> grant, Person owner) throws Exception {
            Optional<SessionId> id = grant.flatMap(Grant::session);
            if (id.isPresent()) {
                world.glass
                        .session(id.get(), owner)
                        .perform(random.nextBoolean() ? "db.read" : "db.write", World.LEDGER, () -> {
                            Grant now = world.glass.grant(grant.get().id()).orElseThrow();
                            assertThat(now.state()).isEqualTo(GrantState.ACTIVE);
                            assertThat(world.ledger().last())
                                    .isBefore(now.opening().orElseThrow().expiresAt());
                        });
            }
        }

        private void odd(Optional<Grant> grant, Person owner, Person person) {
            switch (random.nextInt(8)) {
                case 0 -> world.crash();
                case 1 -> world.glass.revoke(new Scope.OfPerson(owner.id()), person.id(), "why");
                case 2 -> grant.ifPresent(some -> world.glass.withdraw(some.id(), owner, "why"));
                case 3 -> grant.ifPresent(some -> world.glass.reject(some.id(), person, "why"));
                case 4 -> world.groups.put(person.id(), random.nextBoolean() ? person.groups() : Set.of());
                case 5, 6 -> world.dutiesDown = random.nextBoolean();
                default ->
                    grant.flatMap(Grant::session)
                            .ifPresent(id -> world.glass.session(id, owner).close());
            }
        }
    }

    @Property(tries = 150)
    void whateverPeopleDoTheStateEqualsItsReplay(@ForAll long seed) throws Exception {
        Story story = new Story(seed);
        int refusals = 0;
        for (int i = 0; i < 120; i++) {
            try {
                story.step();
            } catch (RefusedException refused) {
                refusals++;
            }
        }

        assertThat(story.world.lines().stream().filter(line -> line.contains("\"kind\":\"refused\"")))
                .hasSize(refusals);
        assertThat(story.world.replayed()).isEqualTo(story.world.ledger());
        assertThat(World.readAgain(story.world.ledger())).isEqualTo(story.world.ledger());
        for (Grant grant : story.world.glass.grants()) {
            String requester = grant.asked().request().requester().id();
            assertThat(grant.approvals()).noneMatch(approval -> approval.by().equals(requester));
            if (grant.opening().isPresent() && grant.path().equals(Optional.of("restore"))) {
                assertThat(grant.approvals()).hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    @Property(tries = 1)
    void theStoriesReachEveryKindOfEvent() throws Exception {
        Set<String> kinds = new java.util.TreeSet<>();
        for (long seed = 0; seed < 120; seed++) {
            Story story = new Story(seed);
            for (int i = 0; i < 150; i++) {
                try {
                    story.step();
                } catch (RefusedException refused) {
                    kinds.add("refused");
                }
            }
            story.world
                    .lines()
                    .forEach(line -> kinds.add(
                            line.replaceFirst(".*\"kind\":\"([a-z-]+)\",\"(path|policy|resource|seq).*", "$1")));
        }

        assertThat(kinds)
                .contains(
                        "requested",
                        "approved",
                        "stepped-up",
                        "rejected",
                        "key-claimed",
                        "redeemed",
                        "use-started",
                        "use-ended",
                        "closed",
                        "idle",
                        "suspended",
                        "withdrawn",
                        "key-expired",
                        "revoked",
                        "refused",
                        "duty-done",
                        "duty-failed",
                        "reviewed");
    }
}
