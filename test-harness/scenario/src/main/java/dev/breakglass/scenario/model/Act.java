package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody, or the world, does. People, requests and sessions are named as in the file. */
public sealed interface Act {

    /** The incident that later requests are about; it begins at this moment unless it says since when. */
    record Declare(Incident incident) implements Act {}

    record Ask(
            String as,
            String by,
            String zone,
            String action,
            Resource resource,
            String justification,
            Optional<String> ticket,
            List<Factor> mfa,
            Optional<Duration> ttl)
            implements Act {
        public Ask {
            mfa = List.copyOf(mfa);
        }
    }

    record Approve(String request, String by, List<Factor> mfa) implements Act {
        public Approve {
            mfa = List.copyOf(mfa);
        }
    }

    /** Presents the request's key; the first time, the key is claimed before. */
    record Redeem(String request, String by, Optional<String> as) implements Act {}

    record Use(String session, String action, Resource resource) implements Act {}

    record Close(String session) implements Act {}

    record Revoke(Target target, String name, String by, String because) implements Act {}

    /** What one revocation ends. */
    enum Target {
        REQUEST,
        SESSION,
        PERSON,
        ZONE,
        EVERYTHING
    }

    /** What the segmentation layer says from now on. */
    record Tell(Map<String, SignalState> signals) implements Act {
        public Tell {
            signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        }
    }

    /** The wall clock jumps while elapsed time goes on as before. */
    record Jump(Duration by) implements Act {}

    /** @param ago how long before the step it was presented */
    record Factor(String kind, Duration ago) {}

    /** What is known of one signal. */
    sealed interface SignalState {

        /** Taken anew at every moment. */
        record Fresh(Value value) implements SignalState {}

        /** Last taken so long before the step, and never again. */
        record Stale(Value value, Duration age) implements SignalState {}

        /** Fallen silent: there is no reading at all. */
        record Silent() implements SignalState {}
    }
}
