package dev.breakglass.scenario.play;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.SessionKey;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Expectation;
import dev.breakglass.scenario.model.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out acts by the runtime's own interface, and knows by name what came of earlier ones. For one thread. */
final class Stage {

    private final Scenario scenario;
    private final VirtualTime time;
    private final SignalBoard signals;
    private final BreakGlass glass;
    private final Map<String, GrantId> requests = new LinkedHashMap<>();
    private final Map<String, SessionKey> keys = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private @Nullable Incident incident;

    Stage(Scenario scenario, VirtualTime time, SignalBoard signals, BreakGlass glass) {
        this.scenario = scenario;
        this.time = time;
        this.signals = signals;
        this.glass = glass;
    }

    Deed perform(Act act) {
        try {
            return carryOut(act);
        } catch (RefusedException e) {
            return Deed.Refused.of(e);
        } catch (IllegalArgumentException e) {
            // The runtime's own limits, which the file did not keep to.
            return new Deed.Refused(Expectation.Refused.MALFORMED, String.valueOf(e.getMessage()), List.of());
        }
    }

    /** Every request by name, in the order of the requests. */
    Map<String, Grant> grants() {
        Map<String, Grant> grants = new LinkedHashMap<>();
        requests.forEach((name, id) -> grants.put(name, glass.grant(id).orElseThrow()));
        return grants;
    }

    /** Whose session it is. */
    Optional<String> owner(String session) {
        return Optional.ofNullable(sessions.get(session))
                .map(s -> grant(s.grant()).asked().request().requester().id());
    }

    private Deed carryOut(Act act) {
        if (act instanceof Act.Declare declare) {
            incident = declare.incident();
            return new Deed.Noted("declared");
        }
        if (act instanceof Act.Ask ask) {
            Grant grant = glass.request(request(ask));
            requests.put(ask.as(), grant.id());
            return new Deed.Asked(grant);
        }
        if (act instanceof Act.Approve approve) {
            return request(approve.request())
                    .map(id -> (Deed) new Deed.Moved(glass.approve(id, approval(approve))))
                    .orElseGet(() -> missing(approve.request()));
        }
        if (act instanceof Act.Redeem redeem) {
            return request(redeem.request()).map(id -> redeem(redeem, id)).orElseGet(() -> missing(redeem.request()));
        }
        if (act instanceof Act.Use use) {
            return session(use.session()).map(session -> use(use, session)).orElseGet(() -> missing(use.session()));
        }
        if (act instanceof Act.Close close) {
            return session(close.session()).map(this::close).orElseGet(() -> missing(close.session()));
        }
        if (act instanceof Act.Revoke revoke) {
            return revoke(revoke);
        }
        if (act instanceof Act.Tell tell) {
            tell.signals().forEach(signals::set);
            return new Deed.Noted("told");
        }
        time.jump(((Act.Jump) act).by());
        return new Deed.Noted("set");
    }

    private Request request(Act.Ask ask) {
        Request request = Request.of(person(ask.by()), ask.zone(), ask.action(), ask.resource(), time.steady())
                .withJustification(ask.justification(), ask.ticket())
                .withFactors(presented(ask.mfa()));
        Request about = incident == null ? request : request.withIncident(incident);
        return ask.ttl().map(about::withTtl).orElse(about);
    }

    private Approval approval(Act.Approve approve) {
        return new Approval(approve.by(), person(approve.by()).groups(), time.steady(), presented(approve.mfa()));
    }

    private List<Presented> presented(List<Act.Factor> factors) {
        return factors.stream()
                .map(f -> new Presented(f.kind(), time.steady().minus(f.ago())))
                .toList();
    }

    private Deed redeem(Act.Redeem redeem, GrantId id) {
        SessionKey key = keys.get(redeem.request());
        if (key == null) {
            // The key goes to its requester; whoever else redeems it has stolen it.
            key = glass.claimKey(id, grant(id).asked().request().requester());
            keys.put(redeem.request(), key);
        }
        Session session = glass.redeem(key, person(redeem.by()));
        redeem.as().ifPresent(name -> sessions.put(name, session));
        return new Deed.Moved(grant(id));
    }

    private Deed use(Act.Use use, Session session) {
        try {
            session.perform(use.action(), use.resource(), () -> {});
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an empty action failed", e);
        }
        return new Deed.Used(grant(session.grant()));
    }

    private Deed close(Session session) {
        session.close();
        return new Deed.Moved(grant(session.grant()));
    }

    private Deed revoke(Act.Revoke revoke) {
        return switch (revoke.target()) {
            case REQUEST ->
                request(revoke.name())
                        .map(id -> revoke(new Scope.OfGrant(id), revoke))
                        .orElseGet(() -> missing(revoke.name()));
            case SESSION ->
                session(revoke.name())
                        .map(s -> (Deed) new Deed.Moved(glass.revoke(s.id(), revoke.by(), revoke.because())))
                        .orElseGet(() -> missing(revoke.name()));
            case PERSON -> revoke(new Scope.OfPerson(revoke.name()), revoke);
            case ZONE -> revoke(new Scope.OfZone(revoke.name()), revoke);
            case EVERYTHING -> revoke(new Scope.Everything(), revoke);
        };
    }

    private Deed revoke(Scope scope, Act.Revoke revoke) {
        List<Grant> ended = glass.revoke(scope, revoke.by(), revoke.because());
        return ended.size() == 1 ? new Deed.Moved(ended.get(0)) : new Deed.Ended(ended.size());
    }

    private Person person(String id) {
        Person person = scenario.people().get(id);
        if (person == null) {
            throw new IllegalStateException("the reader let an unknown person through: " + id);
        }
        return person;
    }

    private Grant grant(GrantId id) {
        return glass.grant(id).orElseThrow();
    }

    private Optional<GrantId> request(String name) {
        return Optional.ofNullable(requests.get(name));
    }

    private Optional<Session> session(String name) {
        return Optional.ofNullable(sessions.get(name));
    }

    private static Deed missing(String name) {
        return new Deed.Refused(
                "never-opened", "`" + name + "` never came to be, since the step that names it failed", List.of());
    }
}
