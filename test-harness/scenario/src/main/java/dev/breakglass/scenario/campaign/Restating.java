package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.ByName;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says one request in other ways, with things in it that no policy speaks of or that never count: each part in any of its ways, whatever
 * the others are. Immutable.
 */
final class Restating {

    /** So is nothing called that a policy could speak of. */
    private static final String UNHEARD = "unheard of by any policy";

    private static final Value ANYTHING = Value.of("anything");
    private static final Duration LATER = Duration.ofNanos(1);

    private final Request own;
    private final List<Person> requesters;
    private final List<String> actions;
    private final List<Resource> resources;
    private final List<List<Presented>> factors;
    private final List<List<Approval>> approvals;
    private final List<Map<String, Reading>> signals;

    Restating(Request own) {
        this.own = own;
        this.requesters = requesters(own.requester());
        this.actions = List.of(own.action(), again(own.action()));
        this.resources = resources(own.resource());
        this.factors = ways(own.factors(), RequestLimits.FACTORS_MAX, List.of(later(own)));
        this.approvals = ways(own.approvals(), RequestLimits.APPROVALS_MAX, uncounted(own));
        this.signals = own.signals().size() < RequestLimits.SIGNALS_MAX
                ? List.of(own.signals(), ByName.copyOf(more(own.signals(), new Reading(ANYTHING, own.now()))))
                : List.of(own.signals());
    }

    /** One of them; the request as it was is one, too. */
    Request any(Dice dice) {
        return new Request(
                dice.one(requesters),
                own.zone(),
                dice.one(actions),
                dice.one(resources),
                own.incident(),
                own.justification(),
                own.ticket(),
                dice.one(factors),
                dice.one(approvals),
                dice.one(signals),
                own.ttl(),
                own.history(),
                own.source(),
                own.pendingSince(),
                own.now());
    }

    private static List<Person> requesters(Person me) {
        Set<String> groups = new TreeSet<>(me.groups());
        groups.add(UNHEARD);
        Map<String, Value> attributes = more(me.attributes(), ANYTHING);
        return List.of(
                me,
                new Person(me.id(), groups, me.attributes()),
                new Person(again(me.id()), me.groups(), attributes),
                new Person(me.id(), groups, attributes));
    }

    private static List<Resource> resources(Resource it) {
        return List.of(
                it,
                new Resource(again(it.kind()), again(it.name()), it.attributes()),
                new Resource(it.kind(), it.name(), more(it.attributes(), ANYTHING)));
    }

    private static Presented later(Request own) {
        return new Presented("webauthn", own.now().plus(LATER));
    }

    /** By the requester, by somebody of no role, and of a moment that has not come. */
    private static List<Approval> uncounted(Request own) {
        Set<String> everybody = new TreeSet<>(own.requester().groups());
        own.approvals().forEach(approval -> everybody.addAll(approval.groups()));
        return List.of(
                new Approval(own.requester().id(), everybody, own.now(), own.factors()),
                new Approval(UNHEARD, Set.of(UNHEARD), own.now(), own.factors()),
                new Approval(UNHEARD, everybody, own.now().plus(LATER), own.factors()));
    }

    /** As they are, the other way round, each of them twice, and with each of those that do not count. */
    private static <T> List<List<T>> ways(List<T> some, int most, List<T> uncounted) {
        List<List<T>> ways = new ArrayList<>();
        ways.add(some);
        List<T> reversed = new ArrayList<>(some);
        Collections.reverse(reversed);
        ways.add(List.copyOf(reversed));
        if (some.size() < most) {
            some.forEach(each -> ways.add(with(some, each)));
            uncounted.forEach(each -> ways.add(with(some, each)));
        }
        return List.copyOf(ways);
    }

    private static <T> List<T> with(List<T> some, T other) {
        List<T> more = new ArrayList<>(some);
        more.add(other);
        return List.copyOf(more);
    }

    private static <T> Map<String, T> more(Map<String, T> named, T other) {
        Map<String, T> more = new TreeMap<>(named);
        more.put(UNHEARD, other);
        return more;
    }

    /** The same characters, as a text of its own. */
    private static String again(String text) {
        return new String(text.toCharArray());
    }
}
