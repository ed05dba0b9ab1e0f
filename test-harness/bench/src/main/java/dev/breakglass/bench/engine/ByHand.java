package dev.breakglass.bench.engine;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a careful programmer writes in an afternoon: the paths of each zone behind a hash map, sets of strings. */
final class ByHand implements Engine {

    private final Map<String, Door[]> zones = new HashMap<>();
    private final Request[] requests;

    ByHand(Workload workload) {
        Map<String, List<Door>> doors = new HashMap<>();
        workload.paths()
                .forEach(path -> doors.computeIfAbsent(path.zone(), zone -> new ArrayList<>())
                        .add(new Door(path)));
        doors.forEach((zone, paths) -> zones.put(zone, paths.toArray(Door[]::new)));
        requests = workload.requests().toArray(Request[]::new);
    }

    @Override
    public String name() {
        return Engines.BY_HAND;
    }

    @Override
    public boolean permits(int request) {
        Request asked = requests[request];
        Door[] doors = zones.get(asked.zone());
        if (doors != null) {
            for (Door door : doors) {
                if (door.opens(asked)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One path, its parts in the form in which they are compared. */
    private static final class Door {
        private final PathSpec path;
        private final Set<String> actions;
        private final Set<String> networks;
        private final String[] groups;
        private final String[] factors;
        private final long factorsWithin;
        private final long approvalsWithin;
        private final long networkFresh;
        private final Duration ttlMax;

        Door(PathSpec path) {
            this.path = path;
            actions = Set.copyOf(path.actions());
            networks = Set.copyOf(path.networks());
            groups = path.groups().toArray(String[]::new);
            factors = path.factors().toArray(String[]::new);
            factorsWithin = path.factorsWithin().toNanos();
            approvalsWithin = path.approvalsWithin().toNanos();
            networkFresh = path.networkFresh().toNanos();
            ttlMax = path.ttlMax();
        }

        boolean opens(Request request) {
            return actions.contains(request.action())
                    && request.resource().kind().equals(path.kind())
                    && request.resource().name().startsWith(path.resourcePrefix())
                    && holdsARole(request.requester().groups())
                    && isGrave(request)
                    && isNear(request)
                    && presented(request)
                    && approved(request)
                    && isJustified(request.justification())
                    && (request.ttl().isEmpty() || request.ttl().get().compareTo(ttlMax) <= 0)
                    && request.history().overdueReviews() == 0;
        }

        private boolean holdsARole(Set<String> held) {
            for (String group : groups) {
                if (held.contains(group)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isGrave(Request request) {
            if (request.incident().isEmpty()) {
                return false;
            }
            Incident incident = request.incident().get();
            return incident.severity() >= 1 && incident.severity() <= path.severityMax();
        }

        private boolean isNear(Request request) {
            Reading network = request.signals().get("network");
            return network != null
                    && network.value() instanceof Value.Text text
                    && networks.contains(text.value())
                    && fresh(network.at(), request.now(), networkFresh);
        }

        private boolean presented(Request request) {
            for (String factor : factors) {
                if (!presented(factor, request)) {
                    return false;
                }
            }
            return true;
        }

        private boolean presented(String kind, Request request) {
            List<Presented> presented = request.factors();
            for (int i = 0; i < presented.size(); i++) {
                Presented factor = presented.get(i);
                if (factor.kind().equals(kind) && fresh(factor.at(), request.now(), factorsWithin)) {
                    return true;
                }
            }
            return false;
        }

        /** Counts an approver only if no earlier approval that counts is by the same person. */
        private boolean approved(Request request) {
            List<Approval> approvals = request.approvals();
            int people = 0;
            for (int i = 0; i < approvals.size(); i++) {
                if (counts(approvals.get(i), request) && isFirst(approvals, i, request)) {
                    people++;
                }
            }
            return people >= path.approvals();
        }

        private boolean isFirst(List<Approval> approvals, int last, Request request) {
            for (int i = 0; i < last; i++) {
                Approval earlier = approvals.get(i);
                if (earlier.by().equals(approvals.get(last).by()) && counts(earlier, request)) {
                    return false;
                }
            }
            return true;
        }

        private boolean counts(Approval approval, Request request) {
            return !approval.by().equals(request.requester().id())
                    && approval.groups().contains(path.approverGroup())
                    && fresh(approval.at(), request.now(), approvalsWithin);
        }

        private boolean isJustified(String justification) {
            String reason = justification.strip();
            return reason.codePointCount(0, reason.length()) >= path.justificationMin();
        }

        private static boolean fresh(Instant at, Instant now, long within) {
            long age = (now.getEpochSecond() - at.getEpochSecond()) * 1_000_000_000L + now.getNano() - at.getNano();
            return age >= 0 && age <= within;
        }
    }
}
