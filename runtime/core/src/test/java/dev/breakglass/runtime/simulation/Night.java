package dev.breakglass.runtime.simulation;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.SessionKey;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.SimulatedLog;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Many lives of grants at once, driven by one seed: people who do what they should and what they should not, while the disk
 * fails, the process dies, clocks jump and policies change. The same seed gives the same night, byte for byte.
 */
final class Night {

    private static final Resource LEDGER = new Resource("database", "ledger", Map.of());
    /** What the action itself throws. */
    private static final class ActionException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Resource OTHER = new Resource("database", "payroll", Map.of());

    private final City city;
    private final Random random;
    private final int livesMax;
    private final List<GrantId> grants = new ArrayList<>();
    private final Map<GrantId, SessionKey> keys = new HashMap<>();
    /** What was acknowledged, and has to be in the log whatever happens. */
    private final Set<String> acknowledged = new HashSet<>();

    private int ran;
    private int given;
    private int refused;
    private int deaths;
    private int failures;
    private int failedActions;

    Night(long seed, int livesMax) {
        this.city = new City(seed);
        this.random = city.random;
        this.livesMax = livesMax;
    }

    City city() {
        return city;
    }

    int lives() {
        return grants.size();
    }

    int ran() {
        return ran;
    }

    int given() {
        return given;
    }

    int refused() {
        return refused;
    }

    int deaths() {
        return deaths;
    }

    int failures() {
        return failures;
    }

    int failedActions() {
        return failedActions;
    }

    /** Plays until so many requests were made, and then a while longer. */
    void play() {
        while (grants.size() < livesMax) {
            step();
        }
        for (int i = 0; i < 20; i++) {
            step();
        }
    }

    private void step() {
        try {
            act();
        } catch (RefusedException no) {
            refused++;
        } catch (AuditLogException | IllegalStateException broken) {
            failures++;
            city.restart();
        } catch (SimulatedLog.Death death) {
            deaths++;
            city.restart();
        }
        city.audit();
        city.compare();
        city.requireDying();
    }

    private void act() {
        switch (random.nextInt(100)) {
            case 0, 1 -> city.pass(Duration.ofSeconds(random.nextInt(900)));
            case 2 -> {
                if (random.nextInt(20) == 0) {
                    city.pass(Duration.ofHours(25));
                    glass().sweep();
                } else {
                    city.jump(Duration.ofSeconds(random.nextInt(7_200) - 3_600));
                }
            }
            case 3 -> city.network = random.nextInt(6) == 0 ? "internet" : "corp";
            case 4 -> city.directoryDown = random.nextInt(10) == 0;
            case 5 -> {
                city.dutiesDown = random.nextInt(4) == 0;
                city.vault.down = random.nextInt(4) == 0;
            }
            case 6 -> city.fails(random.nextInt(3) == 0 ? random.nextInt(40) : 0);
            case 7 -> {
                Person person = one(city.people);
                city.grantGroups(person.id(), random.nextInt(5) == 0 ? Set.of() : person.groups());
            }
            case 8 -> {
                if (random.nextInt(5) == 0) {
                    city.reload();
                }
            }
            case 9 -> {
                if (random.nextInt(4) == 0) {
                    city.restart();
                }
            }
            case 10, 11, 12 -> odd();
            default -> {
                if (grants.isEmpty() || random.nextInt(10) == 0) {
                    request();
                } else {
                    city.pass(Duration.ofSeconds(random.nextInt(20)));
                    forward(glass().grant(recent()).orElseThrow());
                }
            }
        }
    }

    private void request() {
        Person person = random.nextInt(5) == 0 ? one(city.people) : city.people.get(3 * random.nextInt(4));
        boolean look = random.nextInt(3) == 0;
        Request asked = Request.of(
                        person,
                        look ? "prod" : "prod.payments",
                        look ? "db.read" : "db.failover",
                        random.nextInt(20) == 0 ? OTHER : LEDGER,
                        city.now())
                .withJustification("The primary is gone", Optional.empty())
                .withFactors(random.nextInt(4) == 0 ? List.of() : List.of(new Presented("webauthn", city.now())));
        Grant grant = glass().request(asked);
        grants.add(grant.id());
        acknowledged.add(grant.id() + " requested");
    }

    /** What somebody would do next, mostly the right person. */
    private void forward(Grant grant) {
        Person owner = random.nextInt(10) == 0
                ? one(city.people)
                : grant.asked().request().requester();
        switch (grant.state()) {
            case PENDING -> pending(grant, owner);
            case READY -> ready(grant, owner);
            case ACTIVE, PAUSED -> open(grant, owner);
            default -> {
                if (random.nextInt(3) > 0) {
                    glass().review(grant.id(), one(city.people), "looked");
                }
            }
        }
    }

    private void pending(Grant grant, Person owner) {
        switch (random.nextInt(8)) {
            case 0 -> glass().stepUp(grant.id(), owner, List.of(new Presented("webauthn", city.now())));
            case 1 -> glass().promptFailed(grant.id(), owner, "push");
            case 2 -> glass().reconsider(grant.id(), owner);
            default -> {
                Grant after = glass().approve(grant.id(), yes(random.nextInt(4) == 0 ? one(city.people) : approver()));
                acknowledged.add(after.id() + " approvals " + after.approvals().size());
            }
        }
    }

    private void ready(Grant grant, Person owner) {
        SessionKey key = keys.get(grant.id());
        if (key == null || random.nextInt(12) == 0) {
            keys.put(grant.id(), glass().claimKey(grant.id(), owner));
            acknowledged.add(grant.id() + " claimed");
        } else {
            Session session = glass().redeem(key, owner);
            acknowledged.add(session.grant() + " redeemed");
        }
    }

    private void open(Grant grant, Person owner) {
        GrantId id = grant.id();
        if (grant.state() == GrantState.PAUSED && random.nextInt(3) > 0) {
            glass().observe(id, random.nextInt(4) == 0 ? one(city.people) : city.people.get(2));
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> glass().stopObserving(id, one(city.people));
            case 1 -> {
                glass().askExtension(id, owner, "it takes longer");
                glass().approveExtension(id, yes(city.people.get(1)));
            }
            case 2, 3 -> glass().approveExtension(id, yes(one(city.people)));
            case 4 -> session(grant, owner).close();
            case 5, 6 -> credential(grant, owner);
            default -> use(grant, owner);
        }
    }

    private Session session(Grant grant, Person owner) {
        SessionId id = grant.session().orElseThrow();
        return glass().session(id, owner);
    }

    private void credential(Grant grant, Person owner) {
        Session session = session(grant, owner);
        BreakGlass before = glass();
        city.vault.meanwhile = order -> whileItRuns(before);
        try {
            session.credential("vault", Map.of());
            given++;
            city.audit();
            city.auditor().given(grant.id(), city.now());
        } catch (ActionException expected) {
            failedActions++;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What is over long enough after the night, with everybody there. */
    void dawn() {
        city.fails(0);
        city.dutiesDown = false;
        city.vault.down = false;
        for (int i = 0; i < 3; i++) {
            city.pass(Duration.ofMinutes(10));
            glass().sweep();
        }
        city.audit();
        city.compare();
        city.requireDying();
    }

    private void use(Grant grant, Person owner) {
        String action =
                List.of("db.read", "db.failover", "db.write").get(random.nextInt(random.nextInt(4) == 0 ? 3 : 2));
        Session session = session(grant, owner);
        BreakGlass before = glass();
        try {
            session.perform(action, random.nextInt(15) == 0 ? OTHER : LEDGER, () -> {
                ran++;
                city.audit();
                city.auditor().runs(grant.id(), city.now());
                whileItRuns(before);
            });
        } catch (ActionException expected) {
            failedActions++;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The action fails, hangs, or somebody ends its session meanwhile. */
    private void whileItRuns(BreakGlass before) {
        switch (random.nextInt(12)) {
            case 0 -> throw new ActionException();
            case 1 -> {
                city.pass(Duration.ofMinutes(random.nextInt(50)));
                before.sweep();
            }
            case 2 -> before.revoke(new Scope.Everything(), "ops", "breach");
            case 3 -> before.sweep();
            default -> {}
        }
    }

    private void odd() {
        Person person = one(city.people);
        switch (random.nextInt(7)) {
            case 0 -> glass().revoke(new Scope.OfPerson(person.id()), "ops", "left");
            case 1 -> glass().revoke(new Scope.OfZone(random.nextBoolean() ? "prod" : "prod.payments"), "ops", "shut");
            case 2 -> {
                if (!grants.isEmpty()) {
                    glass().revoke(new Scope.OfGrant(recent()), "ops", "one");
                }
            }
            case 3 -> {
                if (!grants.isEmpty()) {
                    Grant grant = glass().grant(recent()).orElseThrow();
                    glass().withdraw(grant.id(), grant.asked().request().requester(), "solved");
                }
            }
            case 4 -> {
                if (!grants.isEmpty()) {
                    glass().reject(recent(), person, "no");
                }
            }
            case 5 -> {
                if (!keys.isEmpty()) {
                    glass().redeem(one(List.copyOf(keys.values())), person);
                }
            }
            default -> glass().sweep();
        }
    }

    /** Everything that was acknowledged is there, by the ledger that the log makes. */
    List<String> missing(Ledger replayed) {
        List<String> missing = new ArrayList<>();
        for (String what : acknowledged) {
            String[] words = what.split(" ", -1);
            Optional<Grant> grant = replayed.grant(new GrantId(words[0]));
            boolean there = grant.isPresent()
                    && switch (words[1]) {
                        case "approvals" -> grant.get().approvals().size() >= Integer.parseInt(words[2]);
                        case "claimed" -> grant.get().key().isPresent();
                        case "redeemed" -> grant.get().opening().isPresent();
                        default -> true;
                    };
            if (!there) {
                missing.add(what);
            }
        }
        return missing;
    }

    private Person approver() {
        return city.people.get(3 * random.nextInt(4) + 1 + random.nextInt(2));
    }

    private BreakGlass glass() {
        return city.glass();
    }

    private GrantId recent() {
        return grants.get(Math.max(0, grants.size() - 1 - random.nextInt(Math.min(grants.size(), 4))));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Approval yes(Person person) {
        return new Approval(person.id(), person.groups(), City.NIGHT, List.of());
    }
}
