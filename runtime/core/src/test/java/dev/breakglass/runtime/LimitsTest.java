package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String LONG = "x".repeat(GrantLimits.STANDARD.idCharsMax() + 1);
    private static final String TEXT = "x".repeat(GrantLimits.STANDARD.textCharsMax() + 1);

    private final World world = new World();

    @AfterEach
    void nothingOfItIsInTheLog() {
        assertThat(world.lines()).noneMatch(line -> line.contains("xxxxxxxx"));
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }

    private static void refused(String place, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(place);
    }

    @Test
    void hostileRequestsAreRefusedWithTheirPlace() {
        Request fine = world.restore();
        Map<String, Request> hostile = new LinkedHashMap<>();
        hostile.put("requester.id", fine.withRequester(World.person(LONG)));
        hostile.put("requester.id: must not be empty", fine.withRequester(World.person("")));
        hostile.put("requester.id: control", fine.withRequester(World.person("ana\nbo")));
        hostile.put("requester.id: half", fine.withRequester(World.person("ana\ud800")));
        hostile.put("requester.groups", fine.withRequester(new Person("ana", many(), Map.of())));
        hostile.put(
                "requester.employment",
                fine.withRequester(new Person("ana", Set.of(), Map.of("employment", Value.of(TEXT)))));
        hostile.put("action", fine.withUse(LONG, World.LEDGER));
        hostile.put("resource.name", fine.withUse("db.read", new Resource("database", LONG, Map.of())));
        hostile.put(
                "incident.severity", fine.withIncident(new Incident("I", "outage", -7, Optional.empty(), Map.of())));
        hostile.put("incident.id", fine.withIncident(new Incident(LONG, "outage", 1, Optional.empty(), Map.of())));
        hostile.put("justification", fine.withJustification(TEXT, Optional.empty()));
        hostile.put("ticket", fine.withJustification("", Optional.of(LONG)));
        hostile.put("ttl", fine.withTtl(Duration.ofSeconds(Long.MAX_VALUE)));
        hostile.put("approvals", fine.withApprovals(List.of(World.yes(BO))));
        hostile.put(
                "moment",
                fine.withFactors(List.of(new dev.breakglass.runtime.request.Presented("piv", java.time.Instant.MAX))));

        hostile.forEach(
                (place, request) -> refused(place.replace("moment", "factors"), () -> world.glass.request(request)));
    }

    @Test
    void everyOtherDoorIsMeasuredToo() {
        Grant grant = world.pending();
        GrantId id = grant.id();

        refused("approval.by", () -> world.glass.approve(id, World.yes(World.person(LONG))));
        refused("digest", () -> world.glass.approve(id, World.yes(BO), LONG));
        refused("why", () -> world.glass.reject(id, BO, TEXT));
        refused("why", () -> world.glass.withdraw(id, ANA, TEXT));
        refused("by", () -> world.glass.revoke(new Scope.Everything(), LONG, ""));
        refused("person", () -> new Scope.OfPerson(LONG));
        refused("person.id", () -> world.glass.claimKey(id, World.person(LONG)));
        refused("note", () -> world.glass.review(id, BO, TEXT));
        Session session = world.active();
        refused("action", () -> session.perform(LONG, World.LEDGER, () -> true));
        refused("resource", () -> session.perform("db.read", new Resource("database", LONG, Map.of()), () -> true));
    }

    @Test
    void aKeyOfAnotherFormIsRefusedAndNotRepeated() {
        String good = world.glass.claimKey(world.ready().id(), ANA).reveal();
        String lastBitsSet = good.substring(0, good.length() - 1) + (char) (good.charAt(good.length() - 1) + 1);
        for (String bad : List.of(
                "", "x", good + "A", good.substring(1), good + "=", LONG, good.replace('.', '-'), lastBitsSet)) {
            assertThatThrownBy(() -> SessionKey.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain(good.substring(20));
        }
    }

    private static Set<String> many() {
        Set<String> groups = new TreeSet<>();
        for (int i = 0; i <= GrantLimits.STANDARD.groupsMax(); i++) {
            groups.add("g" + i);
        }
        return groups;
    }
}
