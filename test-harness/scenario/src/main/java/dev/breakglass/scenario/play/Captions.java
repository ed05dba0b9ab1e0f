package dev.breakglass.scenario.play;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.ActVisitor;
import dev.breakglass.scenario.yaml.Lengths;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what somebody does. */
final class Captions implements ActVisitor<Captions.Caption> {

    /** @param actor absent for the world */
    record Caption(Optional<String> actor, String what) {}

    private final Simulation simulation;

    /** @param simulation knows whose session it is */
    Captions(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public Caption declare(Act.Declare act) {
        return world("incident " + act.incident().id() + " begins: "
                + act.incident().kind() + ", severity " + act.incident().severity());
    }

    @Override
    public Caption ask(Act.Ask act) {
        return by(
                act.by(),
                "asks for " + act.action() + " on " + act.resource() + " in " + act.zone() + " as " + act.as()
                        + act.source().map(s -> " from " + s).orElse("") + presenting(act.mfa()));
    }

    @Override
    public Caption stepUp(Act.StepUp act) {
        return by(act.by(), "steps up " + act.request() + presenting(act.mfa()));
    }

    @Override
    public Caption promptFailed(Act.PromptFailed act) {
        return by(act.by(), "does not present " + act.factor() + " for " + act.request());
    }

    @Override
    public Caption reconsider(Act.Reconsider act) {
        return by(act.by(), "has " + act.request() + " decided anew");
    }

    @Override
    public Caption withdraw(Act.Withdraw act) {
        return by(act.by(), "withdraws " + act.request() + because(act.because()));
    }

    @Override
    public Caption approve(Act.Approve act) {
        return by(act.by(), "approves " + act.request() + presenting(act.mfa()));
    }

    @Override
    public Caption denyApproval(Act.DenyApproval act) {
        return by(act.by(), "says no to " + act.request() + because(act.because()));
    }

    @Override
    public Caption redeem(Act.Redeem act) {
        return by(
                act.by(),
                "redeems the key of " + act.request()
                        + act.as().map(s -> " as " + s).orElse(""));
    }

    @Override
    public Caption use(Act.Use act) {
        return new Caption(
                simulation.owner(act.session()),
                "uses " + act.session() + " for " + act.action() + " on " + act.resource()
                        + (act.fails() ? ", which fails" : ""));
    }

    @Override
    public Caption credential(Act.Credential act) {
        return new Caption(
                simulation.owner(act.session()),
                "asks for a credential of " + act.broker() + " in " + act.session()
                        + (act.fails() ? ", which fails" : ""));
    }

    @Override
    public Caption observe(Act.Observe act) {
        return by(act.by(), "watches " + act.session());
    }

    @Override
    public Caption leave(Act.Leave act) {
        return by(act.by(), "watches " + act.session() + " no longer");
    }

    @Override
    public Caption extend(Act.Extend act) {
        return by(act.by(), "asks for " + act.session() + " to live longer" + because(act.because()));
    }

    @Override
    public Caption approveExtension(Act.ApproveExtension act) {
        return by(act.by(), "approves that " + act.session() + " lives longer" + presenting(act.mfa()));
    }

    @Override
    public Caption close(Act.Close act) {
        return new Caption(simulation.owner(act.session()), "closes " + act.session());
    }

    @Override
    public Caption revoke(Act.Revoke act) {
        return by(act.by(), "revokes " + target(act) + because(act.because()));
    }

    @Override
    public Caption review(Act.Review act) {
        return by(act.by(), "reviews " + act.request() + (act.note().isEmpty() ? "" : ": " + act.note()));
    }

    @Override
    public Caption tell(Act.Tell act) {
        return world(act.signals().entrySet().stream()
                .map(e -> "signal " + e.getKey() + state(e.getValue()))
                .collect(Collectors.joining("; ")));
    }

    @Override
    public Caption change(Act.Change act) {
        return world(act.people().entrySet().stream()
                .map(e -> e.getValue()
                        .map(p -> e.getKey()
                                + (p.groups().isEmpty()
                                        ? " is in no group now"
                                        : " is now in " + String.join(", ", p.groups())))
                        .orElse(e.getKey() + " is known no longer"))
                .collect(Collectors.joining("; ")));
    }

    @Override
    public Caption jump(Act.Jump act) {
        return world("the wall clock jumps by " + Lengths.text(act.by()));
    }

    @Override
    public Caption crash(Act.Crash act) {
        return world("the runtime crashes"
                + (act.down().isZero() ? "" : ", is down for " + Lengths.text(act.down()))
                + " and recovers from its log");
    }

    @Override
    public Caption duties(Act.Duties act) {
        return world("whatever does the duties " + (act.work() ? "works" : "fails") + " from now on");
    }

    @Override
    public Caption reload(Act.Reload act) {
        return by(act.by(), "puts the policy " + act.policy() + " in force");
    }

    private static Caption by(String actor, String what) {
        return new Caption(Optional.of(actor), what);
    }

    private static Caption world(String what) {
        return new Caption(Optional.empty(), what);
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : " because: " + why;
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
