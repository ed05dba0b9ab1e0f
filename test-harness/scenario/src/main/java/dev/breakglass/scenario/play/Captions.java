package dev.breakglass.scenario.play;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.yaml.Lengths;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what somebody does. */
final class Captions {

    private Captions() {}

    static Optional<String> actor(Act act, Stage stage) {
        if (act instanceof Act.Ask ask) {
            return Optional.of(ask.by());
        }
        if (act instanceof Act.Approve approve) {
            return Optional.of(approve.by());
        }
        if (act instanceof Act.Redeem redeem) {
            return Optional.of(redeem.by());
        }
        if (act instanceof Act.Revoke revoke) {
            return Optional.of(revoke.by());
        }
        if (act instanceof Act.Use use) {
            return stage.owner(use.session());
        }
        return act instanceof Act.Close close ? stage.owner(close.session()) : Optional.empty();
    }

    static String what(Act act) {
        if (act instanceof Act.Declare declare) {
            return "incident " + declare.incident().id() + " begins: "
                    + declare.incident().kind() + ", severity "
                    + declare.incident().severity();
        }
        if (act instanceof Act.Ask ask) {
            return "asks for " + ask.action() + " on " + ask.resource() + " in " + ask.zone() + " as " + ask.as()
                    + presenting(ask.mfa());
        }
        if (act instanceof Act.Approve approve) {
            return "approves " + approve.request() + presenting(approve.mfa());
        }
        if (act instanceof Act.Redeem redeem) {
            return "redeems the key of " + redeem.request()
                    + redeem.as().map(s -> " as " + s).orElse("");
        }
        if (act instanceof Act.Use use) {
            return "uses " + use.session() + " for " + use.action() + " on " + use.resource();
        }
        if (act instanceof Act.Close close) {
            return "closes " + close.session();
        }
        if (act instanceof Act.Revoke revoke) {
            return "revokes " + target(revoke) + (revoke.because().isEmpty() ? "" : " because: " + revoke.because());
        }
        if (act instanceof Act.Tell tell) {
            return tell.signals().entrySet().stream()
                    .map(e -> "signal " + e.getKey() + state(e.getValue()))
                    .collect(Collectors.joining("; "));
        }
        return "the wall clock jumps by " + Lengths.text(((Act.Jump) act).by());
    }

    private static String target(Act.Revoke revoke) {
        return switch (revoke.target()) {
            case REQUEST, SESSION -> revoke.name();
            case PERSON -> "everything of " + revoke.name();
            case ZONE -> "everything in " + revoke.name();
            case EVERYTHING -> "everything";
        };
    }

    private static String state(Act.SignalState state) {
        if (state instanceof Act.SignalState.Fresh fresh) {
            return " becomes " + fresh.value();
        }
        return state instanceof Act.SignalState.Stale stale
                ? " stays " + stale.value() + ", last heard " + Lengths.text(stale.age()) + " ago"
                : " falls silent";
    }

    private static String presenting(List<Act.Factor> factors) {
        if (factors.isEmpty()) {
            return "";
        }
        return factors.stream()
                .map(f -> f.kind() + (f.ago().isZero() ? "" : " of " + Lengths.text(f.ago()) + " ago"))
                .collect(Collectors.joining(", ", ", presenting ", ""));
    }
}
