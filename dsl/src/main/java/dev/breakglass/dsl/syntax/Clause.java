package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One clause of a path, a profile or a forbid. */
public sealed interface Clause {

    Place place();

    record InZone(Written<String> zone, Place place) implements Clause {}

    record For(List<Written<String>> roles, Place place) implements Clause {
        public For {
            roles = List.copyOf(roles);
        }
    }

    record Allow(List<Written<String>> actions, List<Pattern> on, Place place) implements Clause {
        public Allow {
            actions = List.copyOf(actions);
            on = List.copyOf(on);
        }
    }

    /** The actions that a forbid covers. */
    record OnAction(List<Written<String>> actions, Place place) implements Clause {
        public OnAction {
            actions = List.copyOf(actions);
        }
    }

    record When(Condition condition, Place place) implements Clause {}

    record Mfa(MfaSyntax mfa, Place place) implements Clause {}

    record Approve(ApproveSyntax approve, Place place) implements Clause {}

    record Escalate(Written<Duration> after, Written<Integer> people, List<Written<String>> roles, Place place)
            implements Clause {
        public Escalate {
            roles = List.copyOf(roles);
        }
    }

    record Observe(Written<Integer> people, List<Written<String>> roles, Place place) implements Clause {
        public Observe {
            roles = List.copyOf(roles);
        }
    }

    record Issue(Written<String> broker, List<Setting> settings, Place place) implements Clause {
        public Issue {
            settings = List.copyOf(settings);
        }
    }

    record ApproveNone(Written<String> because, Place place) implements Clause {}

    /** @param parts each of them is asked for */
    record Justify(List<JustifyPart> parts, Place place) implements Clause {
        public Justify {
            parts = List.copyOf(parts);
        }
    }

    record JustifyNone(Written<String> because, Place place) implements Clause {}

    record Ttl(Written<Duration> granted, Optional<Written<Duration>> max, Place place) implements Clause {}

    /** @param times absent when the path does not count */
    record Extend(Optional<Integer> times, Written<Duration> by, List<ApproveSyntax> with, Place place)
            implements Clause {
        public Extend {
            with = List.copyOf(with);
        }
    }

    record Redeem(Written<Duration> within, Place place) implements Clause {}

    record Idle(Written<Duration> after, Place place) implements Clause {}

    record Tolerate(List<Written<String>> signals, Written<String> because, Place place) implements Clause {
        public Tolerate {
            signals = List.copyOf(signals);
        }
    }

    record Limit(List<LimitPart> parts, Place place) implements Clause {
        public Limit {
            parts = List.copyOf(parts);
        }
    }

    record Notify(List<Written<String>> targets, Place place) implements Clause {
        public Notify {
            targets = List.copyOf(targets);
        }
    }

    record After(Written<String> step, Written<String> argument, Place place) implements Clause {}

    record Review(Written<Duration> within, Written<String> by, Place place) implements Clause {}

    record ReviewNone(Written<String> because, Place place) implements Clause {}

    record Follows(Written<String> profile, Place place) implements Clause {}

    /** What a broker is told: {@code key: value}. */
    record Setting(Written<String> key, Condition.Operand value, Place place) {}

    /** What a justification asks for. */
    sealed interface JustifyPart {
        Place place();

        record Characters(Written<Integer> atLeast, Place place) implements JustifyPart {}

        record Ticket(Written<String> pattern, Place place) implements JustifyPart {}
    }

    /** One part of a limit. */
    sealed interface LimitPart {
        Place place();

        record AtOnce(Written<Integer> grants, Place place) implements LimitPart {}

        record Per(Written<Integer> grants, Written<Duration> per, Place place) implements LimitPart {}

        record Cooldown(Written<Duration> length, Place place) implements LimitPart {}
    }
}
