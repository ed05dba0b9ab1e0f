package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.request.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets people watch a session that may be used only while enough of them do. */
final class Watching {

    private final Journal journal;
    private final Surroundings surroundings;

    Watching(Journal journal, Surroundings surroundings) {
        this.journal = journal;
        this.surroundings = surroundings;
    }

    Grant join(GrantId id, Person person) {
        Door.person("observer", person);
        Set<String> groups = surroundings.groups(person);
        return journal.inTurn(turn -> {
            Grant grant = turn.known(id, Attempt.OBSERVE, person.id());
            Obligation.Observe observe = requireObserved(turn, grant, person);
            if (grant.asked().request().requester().id().equals(person.id())) {
                throw refuse(turn, grant, Refusal.REQUESTER, person, "nobody watches their own session");
            }
            SortedMap<String, Set<String>> watching = new TreeMap<>(observers(grant));
            if (watching.put(person.id(), groups) != null) {
                throw refuse(turn, grant, Refusal.ALREADY_OBSERVING, person, "watches already");
            }
            if (!new Assents(turn.judge().policy(), List.of(), turn.now()).holds(groups, observe.roles())) {
                throw refuse(turn, grant, Refusal.ROLE, person, "holds none of " + String.join(", ", observe.roles()));
            }
            boolean enough = isEnough(turn, observe, watching);
            return turn.record(Optional.of(person.id()), id, new GrantEvent.ObserverJoined(groups, enough));
        });
    }

    Grant leave(GrantId id, Person person) {
        Door.person("observer", person);
        return journal.inTurnToEnd(turn -> {
            Grant grant = turn.known(id, Attempt.OBSERVE, person.id());
            requireObserved(turn, grant, person);
            if (!observers(grant).containsKey(person.id())) {
                throw refuse(turn, grant, Refusal.NOT_OBSERVING, person, "does not watch");
            }
            return left(turn, grant, person.id(), Optional.of(person.id()));
        });
    }

    /** The groups that those who watch have now. */
    Map<String, Set<String>> kept(Grant grant) {
        Map<String, Set<String>> kept = new TreeMap<>();
        observers(grant).forEach((observer, groups) -> kept.put(observer, surroundings.groups(observer, groups)));
        return kept;
    }

    /** Takes off those who no longer hold the role. */
    static Grant settle(Turn turn, Grant grant, Map<String, Set<String>> kept) {
        Grant settled = grant;
        Optional<Obligation.Observe> observe = grant.obligation(Obligation.Observe.class);
        if (observe.isPresent() && grant.state().isOpen()) {
            Assents assents = new Assents(turn.judge().policy(), List.of(), turn.now());
            for (Map.Entry<String, Set<String>> now : kept.entrySet()) {
                boolean watches = observers(settled).containsKey(now.getKey());
                if (watches && !assents.holds(now.getValue(), observe.get().roles())) {
                    settled = left(turn, settled, now.getKey(), Optional.empty());
                }
            }
        }
        return settled;
    }

    private static Grant left(Turn turn, Grant grant, String observer, Optional<String> actor) {
        SortedMap<String, Set<String>> watching = new TreeMap<>(observers(grant));
        watching.remove(observer);
        Obligation.Observe observe = grant.obligation(Obligation.Observe.class).orElseThrow();
        boolean enough = isEnough(turn, observe, watching);
        return turn.record(actor, grant.id(), new GrantEvent.ObserverLeft(observer, enough));
    }

    private static boolean isEnough(Turn turn, Obligation.Observe observe, Map<String, Set<String>> watching) {
        Assents assents = new Assents(turn.judge().policy(), List.of(), turn.now());
        return watching.values().stream()
                        .filter(groups -> assents.holds(groups, observe.roles()))
                        .count()
                >= observe.people();
    }

    private static SortedMap<String, Set<String>> observers(Grant grant) {
        return grant.opening().map(Opening::observers).orElseGet(TreeMap::new);
    }

    private static Obligation.Observe requireObserved(Turn turn, Grant grant, Person person) {
        if (!grant.state().isOpen()) {
            Refusal refusal = grant.state() == GrantState.PENDING || grant.state() == GrantState.READY
                    ? Refusal.NOT_READY
                    : Refusal.ENDED;
            throw refuse(turn, grant, refusal, person, "it is " + grant.state().word());
        }
        return grant.obligation(Obligation.Observe.class)
                .orElseThrow(() ->
                        refuse(turn, grant, Refusal.NOT_OFFERED, person, "its path does not ask for anybody to watch"));
    }

    private static RefusedException refuse(Turn turn, Grant grant, Refusal refusal, Person person, String why) {
        return turn.refuse(grant, Attempt.OBSERVE, refusal, person.id(), why);
    }
}
