package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.result.Assent;
import dev.breakglass.scenario.result.Door;
import dev.breakglass.scenario.result.DoorState;
import dev.breakglass.scenario.result.Holding;
import dev.breakglass.scenario.result.ZoneDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps how every door stood over time, by request and by zone. For one thread. */
final class DoorBook {

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final ZoneBook zones = new ZoneBook();

    /** Notes how every request stands now, and answers it in their order. */
    List<DoorState> note(Duration at, Map<String, Grant> grants) {
        List<DoorState> now = new ArrayList<>();
        grants.forEach((name, grant) -> {
            now.add(DoorStates.of(grant.state()));
            pages.computeIfAbsent(name, n -> new Page()).note(at, grant);
        });
        zones.note(at, grants);
        return now;
    }

    /** Every door with its bands up to the end, and how it stands then. */
    List<Door> doors(Duration end, Map<String, Grant> grants) {
        List<Door> doors = new ArrayList<>();
        grants.forEach((name, grant) ->
                doors.add(pages.computeIfAbsent(name, n -> new Page()).door(name, grant, end)));
        return doors;
    }

    /** Every zone that somebody asked for. */
    List<ZoneDoor> zones(Duration end) {
        return zones.doors(end);
    }

    /** What is known of one request. */
    private static final class Page {
        private final Stretches stretches = new Stretches(DoorState.LOCKED, "not asked");
        private final List<Duration> assents = new ArrayList<>();
        private Optional<Duration> opened = Optional.empty();
        private Optional<Duration> ended = Optional.empty();

        void note(Duration at, Grant grant) {
            stretches.note(at, DoorStates.of(grant.state()), grant.state().word());
            while (assents.size() < grant.approvals().size()) {
                assents.add(at);
            }
            if (opened.isEmpty() && grant.opening().isPresent()) {
                opened = Optional.of(at);
            }
            if (ended.isEmpty() && grant.ending().isPresent()) {
                ended = Optional.of(at);
            }
        }

        Door door(String name, Grant grant, Duration end) {
            Request request = grant.asked().request();
            return new Door(
                    name,
                    request.requester().id(),
                    request.action() + " on " + request.resource() + " in " + request.zone(),
                    stretches.bands(end),
                    assents(grant),
                    opened.map(from -> new Holding(from, ended, grant.state().word(), grant.closingLatency(), (int)
                            grant.duties().stream().filter(duty -> !duty.done()).count())));
        }

        private List<Assent> assents(Grant grant) {
            List<Assent> all = new ArrayList<>();
            for (int i = 0; i < assents.size(); i++) {
                Approval approval = grant.approvals().get(i);
                all.add(new Assent(
                        approval.by(),
                        List.copyOf(approval.groups()),
                        assents.get(i),
                        // By the clock of the runtime, which is the one that it counts with.
                        grant.readyAt().map(ready -> Duration.between(approval.at(), ready))));
            }
            return all;
        }
    }
}
