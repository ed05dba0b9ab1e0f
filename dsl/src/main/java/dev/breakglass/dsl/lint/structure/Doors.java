package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What keeps the paths of a policy closed while some inputs are dead. */
final class Doors {
    private final List<Forbid> forbids;
    private final Map<String, List<BreakglassPath>> byZone = new HashMap<>();

    Doors(Policy policy) {
        this.forbids = policy.forbids().stream()
                .filter(forbid ->
                        Possible.signals(forbid.when().condition()).findAny().isPresent())
                .toList();
        for (BreakglassPath path : policy.paths()) {
            byZone.computeIfAbsent(path.zone().name(), zone -> new ArrayList<>())
                    .add(path);
        }
    }

    List<BreakglassPath> into(String zone) {
        return byZone.getOrDefault(zone, List.of());
    }

    /** Every lock that no request can pass; empty when some request still can. */
    List<Lock> locks(BreakglassPath path, Predicate<Lock.Need> dead) {
        List<Lock> locks = new ArrayList<>();
        List<String> tolerated =
                path.tolerate().map(tolerate -> tolerate.signals()).orElse(List.of());
        Predicate<String> unknown = signal -> dead.test(Lock.Need.ofSignal(signal));
        Predicate<String> closing = unknown.and(signal -> !tolerated.contains(signal));
        for (Zone zone : path.zone().lineage()) {
            zone.admits().forEach(admit -> condition(admit, true, closing, locks));
        }
        path.when().ifPresent(when -> condition(when, true, closing, locks));
        for (Forbid forbid : forbids) {
            if (coversAll(forbid, path)) {
                condition(forbid.when(), false, unknown, locks);
            }
        }
        mfa(path.mfa(), dead, locks);
        if (path.escalate().isEmpty()) {
            for (Approve clause : path.approvals().clauses()) {
                clause.steps().forEach(step -> step.mfa().ifPresent(mfa -> mfa(mfa, dead, locks)));
            }
        }
        return locks;
    }

    /** Whether no request by this path is outside the forbid's zone, roles and actions. */
    private static boolean coversAll(Forbid forbid, BreakglassPath path) {
        return forbid.zone().map(zone -> path.zone().isWithin(zone.name())).orElse(true)
                && (forbid.actions().isEmpty()
                        || forbid.actions().containsAll(path.allow().actions()))
                && (forbid.roles().isEmpty()
                        || forbid.roles().containsAll(path.roles().anyOf()));
    }

    /** @param wanted what the condition has to be for the path to open: a forbid has to be false */
    private static void condition(When when, boolean wanted, Predicate<String> unknown, List<Lock> locks) {
        if (!new Possible(unknown).canBe(when.condition(), wanted)) {
            List<Lock.Need> needs = Possible.signals(when.condition())
                    .distinct()
                    .filter(unknown)
                    .map(Lock.Need::ofSignal)
                    .toList();
            locks.add(new Lock(needs, when.place(), !wanted));
        }
    }

    private static void mfa(Mfa mfa, Predicate<Lock.Need> dead, List<Lock> locks) {
        List<Lock.Need> gone =
                mfa.kinds().stream().map(Lock.Need::of).filter(dead).toList();
        if (mfa.kinds().size() - gone.size() < mfa.count()) {
            locks.add(new Lock(gone, mfa.place(), false));
        }
    }
}
