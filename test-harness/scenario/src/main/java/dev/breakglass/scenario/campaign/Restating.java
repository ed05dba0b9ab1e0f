package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Names;
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

/** The same request said in another way, with things in it that no policy speaks of or that never count. Pure. */
final class Restating {

    /** So is nothing called that a policy could speak of. */
    private static final String UNHEARD = "unheard of by any policy";

    private static final Value ANYTHING = Value.of("anything");
    private static final Duration LATER = Duration.ofNanos(1);
    private static final int WAYS = 13;

    private Restating() {}

    static Request of(Request own, Dice dice) {
        return switch (dice.below(WAYS)) {
            case 0 ->
                own.withRequester(new Person(
                        own.requester().id(),
                        more(own.requester().groups()),
                        own.requester().attributes()));
            case 1 ->
                own.withRequester(new Person(
                        own.requester().id(),
                        own.requester().groups(),
                        more(own.requester().attributes(), ANYTHING)));
            case 2 ->
                own.withUse(
                        own.action(),
                        new Resource(
                                own.resource().kind(),
                                own.resource().name(),
                                more(own.resource().attributes(), ANYTHING)));
            case 3 -> signalled(own);
            case 4 -> own.withFactors(reversed(own.factors()));
            case 5 -> own.withApprovals(reversed(own.approvals()));
            case 6 -> own.factors().isEmpty() ? own : presented(own, dice.one(own.factors()));
            case 7 -> own.approvals().isEmpty() ? own : approved(own, dice.one(own.approvals()));
            case 8 -> presented(own, new Presented("webauthn", own.now().plus(LATER)));
            case 9 -> approved(own, new Approval(own.requester().id(), everybody(own), own.now(), own.factors()));
            case 10 ->
                approved(own, new Approval(UNHEARD, everybody(own), own.now().plus(LATER), own.factors()));
            case 11 -> approved(own, new Approval(UNHEARD, Set.of(UNHEARD), own.now(), own.factors()));
            default -> spelled(own);
        };
    }

    /** In texts that are no other text's own characters. */
    private static Request spelled(Request own) {
        Resource resource = new Resource(
                again(own.resource().kind()),
                again(own.resource().name()),
                own.resource().attributes());
        return own.withUse(again(own.action()), resource);
    }

    private static String again(String text) {
        return new String(text.toCharArray());
    }

    private static Request signalled(Request own) {
        return own.signals().size() >= RequestLimits.SIGNALS_MAX
                ? own
                : own.withSignals(more(own.signals(), new Reading(ANYTHING, own.now())));
    }

    private static Request presented(Request own, Presented factor) {
        return own.factors().size() >= RequestLimits.FACTORS_MAX ? own : own.withFactors(more(own.factors(), factor));
    }

    private static Request approved(Request own, Approval approval) {
        return own.approvals().size() >= RequestLimits.APPROVALS_MAX
                ? own
                : own.withApprovals(more(own.approvals(), approval));
    }

    /** The groups of all who approve, and of the requester. */
    private static Set<String> everybody(Request own) {
        Set<String> groups = new TreeSet<>(own.requester().groups());
        own.approvals().forEach(approval -> groups.addAll(approval.groups()));
        return groups;
    }

    private static Set<String> more(Set<String> groups) {
        Set<String> more = new TreeSet<>(groups);
        more.add(UNHEARD);
        return Names.copyOf(more);
    }

    private static <T> Map<String, T> more(Map<String, T> named, T other) {
        Map<String, T> more = new TreeMap<>(named);
        more.put(UNHEARD, other);
        return more;
    }

    private static <T> List<T> more(List<T> some, T other) {
        List<T> more = new ArrayList<>(some);
        more.add(other);
        return more;
    }

    private static <T> List<T> reversed(List<T> some) {
        List<T> reversed = new ArrayList<>(some);
        Collections.reverse(reversed);
        return reversed;
    }
}
