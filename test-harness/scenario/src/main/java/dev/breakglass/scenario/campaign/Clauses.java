package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the clauses of paths speak of. */
final class Clauses {

    private Clauses() {}

    /** Every role that a path names, each once. */
    static List<Role> roles(BreakglassPath path) {
        return Stream.of(
                        path.roles().anyOf().stream(),
                        steps(path).flatMap(step -> step.roles().stream()),
                        path.escalate().stream().flatMap(escalate -> escalate.roles().stream()),
                        path.observe().stream().flatMap(observe -> observe.roles().stream()),
                        path.review().due().stream().map(due -> due.by()))
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    private static Stream<Approve> steps(BreakglassPath path) {
        return Stream.concat(
                path.approvals().steps().stream(),
                path.extend().stream()
                        .flatMap(extend -> extend.with().stream())
                        .flatMap(with -> with.steps().stream()));
    }

    /** Every length of time in a policy, in order. */
    static Collection<Duration> lengths(Policy policy) {
        TreeSet<Duration> all = new TreeSet<>();
        policy.signals().stream().map(Signal::fresh).forEach(all::add);
        for (BreakglassPath path : policy.paths()) {
            all.add(path.ttl().granted());
            all.add(path.ttl().max());
            steps(path).forEach(step -> {
                step.within().ifPresent(all::add);
                step.mfa().flatMap(Mfa::within).ifPresent(all::add);
            });
            path.mfa().within().ifPresent(all::add);
            path.escalate().ifPresent(escalate -> all.add(escalate.after()));
            path.extend().ifPresent(extend -> all.add(extend.by()));
            path.limit().flatMap(Limit::cooldown).ifPresent(all::add);
            path.limit().ifPresent(limit -> limit.rates().forEach(rate -> all.add(rate.per())));
            path.review().due().ifPresent(due -> all.add(due.within()));
            duty(path, Duty.Idle.class).ifPresent(idle -> all.add(idle.after()));
            duty(path, Duty.Redeem.class).ifPresent(redeem -> all.add(redeem.within()));
        }
        return all;
    }

    /** The one duty of that kind that a path sets, if it sets one. */
    static <T extends Duty> Optional<T> duty(BreakglassPath path, Class<T> kind) {
        return path.duties().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
