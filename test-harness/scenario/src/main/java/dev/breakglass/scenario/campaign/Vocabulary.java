package dev.breakglass.scenario.campaign;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.compiler.validate.DerivedRequests;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.Issue;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy's stories are made of: requests on and beside the edges of its clauses, some of them permitted by each path,
 * and its names. Follows from the policy's text alone. Immutable.
 */
final class Vocabulary {

    private static final int WISHES_MAX = 16_384;
    private static final int EACH_MAX = 64;
    private static final int NAMES_MAX = 256;
    private static final String DENIED = "-";

    /** Wishes that one path permits, by path. */
    private final List<List<Wish>> opening = new ArrayList<>();

    private final List<Wish> others = new ArrayList<>();
    private final Map<String, List<Role>> roles = new HashMap<>();
    private final Map<String, Type> signals = new HashMap<>();
    private final List<Duration> lengths;
    private final List<String> actions;
    private final List<String> zones;
    private final List<Resource> resources;
    private final List<String> brokers;

    private Vocabulary(Policy policy, Map<String, List<Request>> requests) {
        requests.forEach((path, some) -> {
            boolean permitted = !path.startsWith(DENIED);
            List<Wish> wishes = some.stream()
                    .filter(Wish::isTellable)
                    .map(request -> new Wish(request, Optional.of(path).filter(p -> permitted)))
                    .toList();
            if (permitted && !wishes.isEmpty()) {
                opening.add(wishes);
            } else {
                others.addAll(wishes);
            }
        });
        policy.paths().forEach(path -> roles.put(path.name(), Clauses.roles(path)));
        policy.signals().forEach(signal -> signals.put(signal.name(), signal.type()));
        lengths = Clauses.lengths(policy).stream().limit(NAMES_MAX).toList();
        actions = policy.actions().stream()
                .filter(action -> !action.isGroup())
                .map(Action::name)
                .limit(NAMES_MAX)
                .toList();
        zones = policy.zones().stream().map(Zone::name).limit(NAMES_MAX).toList();
        LinkedHashSet<Resource> things = new LinkedHashSet<>();
        others.forEach(wish -> things.add(wish.request().resource()));
        opening.forEach(
                wishes -> wishes.forEach(wish -> things.add(wish.request().resource())));
        resources = things.stream().limit(NAMES_MAX).toList();
        brokers = policy.paths().stream()
                .flatMap(path -> path.issues().stream())
                .map(Issue::broker)
                .distinct()
                .limit(NAMES_MAX)
                .toList();
    }

    static Vocabulary of(Policy policy) {
        int each =
                Math.max(1, Math.min(EACH_MAX, WISHES_MAX / (1 + policy.paths().size())));
        return new Vocabulary(
                policy,
                DerivedRequests.by(
                        policy, new ReferenceEvaluator(policy), Vocabulary::answer, each, Integer.MAX_VALUE));
    }

    /** The path that permits, or the first reason of those that do not. */
    private static String answer(Decision decision) {
        return decision.permits()
                ? decision.path().orElseThrow()
                : DENIED
                        + decision.outcome().word()
                        + decision.findings().stream()
                                .findFirst()
                                .map(finding -> finding.code().code())
                                .orElse("");
    }

    /** Whether there is anything that anybody could ask. */
    boolean isEmpty() {
        return opening.isEmpty() && others.isEmpty();
    }

    /** A request that is permitted, unless the policy permits nothing; each path as often as any other. */
    Wish permitted(Dice dice) {
        return opening.isEmpty() ? dice.one(others) : dice.one(dice.one(opening));
    }

    /** A request that is not; often it is one that would be, with one part of another. */
    Wish refused(Dice dice) {
        if (others.isEmpty()) {
            return permitted(dice);
        }
        Wish other = dice.one(others);
        if (dice.percent(50)) {
            return other;
        }
        Request crossed = Crossing.of(permitted(dice).request(), other.request(), dice);
        return Wish.isTellable(crossed) ? new Wish(crossed, Optional.empty()) : other;
    }

    /** The roles that a path speaks of. */
    List<Role> roles(Wish wish) {
        return wish.path().map(roles::get).orElse(List.of());
    }

    /** Every length of time that the policy names. */
    List<Duration> lengths() {
        return lengths;
    }

    /** Another value that a signal can have, as far as that is known. */
    Value another(String signal, Value value, Dice dice) {
        if (value instanceof Value.Bool bool) {
            return Value.of(!bool.value());
        }
        List<String> choices = choices(signal).stream()
                .filter(choice -> !Value.of(choice).equals(value))
                .toList();
        return choices.isEmpty() ? value : Value.of(dice.one(choices));
    }

    private List<String> choices(String signal) {
        return signals.get(signal) instanceof Type.Choice choice ? choice.values() : List.of();
    }

    List<String> actions() {
        return actions;
    }

    List<String> zones() {
        return zones;
    }

    List<Resource> resources() {
        return resources;
    }

    /** What makes the credentials that paths issue. */
    List<String> brokers() {
        return brokers;
    }
}
