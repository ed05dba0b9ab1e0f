package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.yaml.FilePlace;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody, or the world, does. People, requests and sessions are named as in the file; {@link ActVisitor} has a
 * sentence on each.
 */
public sealed interface Act {

    <T> T accept(ActVisitor<T> visitor);

    record Declare(Incident incident) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.declare(this);
        }
    }

    /**
     * @param incident the id of one that was declared before; absent for the last one, if there is one
     * @param source the address that the requester comes from
     */
    record Ask(
            String as,
            String by,
            String zone,
            String action,
            Resource resource,
            Optional<String> incident,
            String justification,
            Optional<String> ticket,
            List<Factor> mfa,
            Optional<Duration> ttl,
            Optional<String> source)
            implements Act {
        public Ask {
            mfa = List.copyOf(mfa);
        }

        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.ask(this);
        }
    }

    record StepUp(String request, String by, List<Factor> mfa) implements Act {
        public StepUp {
            mfa = List.copyOf(mfa);
        }

        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.stepUp(this);
        }
    }

    record PromptFailed(String request, String by, String factor) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.promptFailed(this);
        }
    }

    record Reconsider(String request, String by) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.reconsider(this);
        }
    }

    record Withdraw(String request, String by, String because) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.withdraw(this);
        }
    }

    record Approve(String request, String by, List<Factor> mfa) implements Act {
        public Approve {
            mfa = List.copyOf(mfa);
        }

        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.approve(this);
        }
    }

    record DenyApproval(String request, String by, String because) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.denyApproval(this);
        }
    }

    record Redeem(String request, String by, Optional<String> as) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.redeem(this);
        }
    }

    /** @param fails whether the action throws, after it was allowed */
    record Use(String session, String action, Resource resource, boolean fails) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.use(this);
        }
    }

    /** @param fails whether the broker throws, after it was asked */
    record Credential(String session, String broker, boolean fails) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.credential(this);
        }
    }

    record Observe(String session, String by) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.observe(this);
        }
    }

    record Leave(String session, String by) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.leave(this);
        }
    }

    record Extend(String session, String by, String because) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.extend(this);
        }
    }

    record ApproveExtension(String session, String by, List<Factor> mfa) implements Act {
        public ApproveExtension {
            mfa = List.copyOf(mfa);
        }

        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.approveExtension(this);
        }
    }

    record Close(String session) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.close(this);
        }
    }

    record Revoke(Target target, String name, String by, String because) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.revoke(this);
        }
    }

    record Review(String request, String by, String note) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.review(this);
        }
    }

    /** What one revocation ends. */
    enum Target {
        REQUEST,
        SESSION,
        PERSON,
        ZONE,
        EVERYTHING
    }

    record Tell(Map<String, SignalState> signals) implements Act {
        public Tell {
            signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        }

        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.tell(this);
        }
    }

    /** @param people by id; nothing for somebody whom the directory knows no longer */
    record Change(Map<String, Optional<Person>> people) implements Act {
        public Change {
            people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        }

        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.change(this);
        }
    }

    record Jump(Duration by) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.jump(this);
        }
    }

    /** @param down how long the runtime is gone */
    record Crash(Duration down) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.crash(this);
        }
    }

    /** @param work whether whatever does the duties works from now on */
    record Duties(boolean work) implements Act {

        /** How long they may fail without a break: each is tried again every five minutes. */
        public static final Duration FAILING_MAX = Duration.ofDays(7);

        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.duties(this);
        }
    }

    /**
     * @param policy where the next policy lies, as written, relative to the scenario's folder
     * @param place where the scenario says so
     */
    record Reload(String policy, FilePlace place, String by) implements Act {
        @Override
        public <T> T accept(ActVisitor<T> visitor) {
            return visitor.reload(this);
        }
    }

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
