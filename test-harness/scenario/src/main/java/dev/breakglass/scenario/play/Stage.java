package dev.breakglass.scenario.play;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.SessionKey;
import dev.breakglass.runtime.ThrowingRunnable;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.ActVisitor;
import dev.breakglass.scenario.model.Expectation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries out acts by the runtime's own interface, and knows by name what came of earlier ones. For one thread. */
final class Stage implements ActVisitor<Deed> {

    /** A session as its requester holds it; they have to find it again after a crash. */
    private record Held(BreakGlass glass, Session session, SessionId id, GrantId grant, Person owner) {}

    /** A name that never came to be. */
    private static final class MissingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingException(String name) {
            super("`" + name + "` never came to be, since the step that names it failed");
        }
    }

    private final Site site;
    private final Cast cast;
    private final VirtualTime time;
    private final SignalBoard signals;
    private final Function<String, LoadedPolicy> shelf;
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final Map<String, GrantId> requests = new LinkedHashMap<>();
    private final Map<String, SessionKey> keys = new LinkedHashMap<>();
    private final Map<String, Held> sessions = new LinkedHashMap<>();
    private Optional<Incident> latest = Optional.empty();
    private Optional<GrantId> about = Optional.empty();

    Stage(Site site, Cast cast, VirtualTime time, SignalBoard signals, Function<String, LoadedPolicy> shelf) {
        this.site = site;
        this.cast = cast;
        this.time = time;
        this.signals = signals;
        this.shelf = shelf;
    }

    Deed perform(Act act) {
        about = Optional.empty();
        try {
            return act.accept(this);
        } catch (RefusedException e) {
            return Deed.Refused.of(e, about.map(this::grant));
        } catch (MissingException e) {
            return new Deed.Refused("never-opened", String.valueOf(e.getMessage()), List.of(), Optional.empty());
        } catch (IllegalArgumentException e) {
            // The runtime's own limits, which the file did not keep to.
            return new Deed.Refused(
                    Expectation.Refused.MALFORMED, String.valueOf(e.getMessage()), List.of(), about.map(this::grant));
        }
    }

    /** Every request by name, in the order of the requests. */
    Map<String, Grant> grants() {
        Map<String, Grant> grants = new LinkedHashMap<>();
        requests.forEach((name, id) -> grants.put(name, grant(id)));
        return grants;
    }

    /** Whose session it is. */
    Optional<String> owner(String session) {
        return Optional.ofNullable(sessions.get(session)).map(s -> s.owner().id());
    }

    @Override
    public Deed declare(Act.Declare act) {
        incidents.put(act.incident().id(), act.incident());
        latest = Optional.of(act.incident());
        return new Deed.Noted("declared");
    }

    @Override
    public Deed ask(Act.Ask act) {
        Request request = Request.of(cast.person(act.by()), act.zone(), act.action(), act.resource(), time.steady())
                .withJustification(act.justification(), act.ticket())
                .withFactors(presented(act.mfa()))
                .withSource(act.source());
        Optional<Incident> incident =
                act.incident().map(incidents::get).map(Optional::of).orElse(latest);
        Request about = incident.map(request::withIncident).orElse(request);
        Grant grant = glass().request(act.ttl().map(about::withTtl).orElse(about));
        requests.put(act.as(), grant.id());
        return new Deed.Asked(grant);
    }

    @Override
    public Deed stepUp(Act.StepUp act) {
        return moved(glass().stepUp(request(act.request()), cast.person(act.by()), presented(act.mfa())));
    }

    @Override
    public Deed promptFailed(Act.PromptFailed act) {
        return moved(glass().promptFailed(request(act.request()), cast.person(act.by()), act.factor()));
    }

    @Override
    public Deed reconsider(Act.Reconsider act) {
        return moved(glass().reconsider(request(act.request()), cast.person(act.by())));
    }

    @Override
    public Deed withdraw(Act.Withdraw act) {
        return moved(glass().withdraw(request(act.request()), cast.person(act.by()), act.because()));
    }

    @Override
    public Deed approve(Act.Approve act) {
        return moved(glass().approve(request(act.request()), approval(act.by(), act.mfa())));
    }

    @Override
    public Deed denyApproval(Act.DenyApproval act) {
        return moved(glass().reject(request(act.request()), cast.person(act.by()), act.because()));
    }

    @Override
    public Deed redeem(Act.Redeem act) {
        GrantId id = request(act.request());
        SessionKey key = keys.get(act.request());
        if (key == null) {
            // The key goes to its requester; whoever else redeems it has stolen it.
            key = glass().claimKey(id, grant(id).asked().request().requester());
            keys.put(act.request(), key);
        }
        Person holder = cast.person(act.by());
        Session session = glass().redeem(key, holder);
        act.as().ifPresent(name -> sessions.put(name, new Held(glass(), session, session.id(), id, holder)));
        return moved(grant(id));
    }

    @Override
    public Deed use(Act.Use act) {
        Session session = session(act.session());
        return used(
                session,
                () -> session.perform(act.action(), act.resource(), () -> {
                    if (act.fails()) {
                        throw new MeantToFail();
                    }
                }));
    }

    @Override
    public Deed credential(Act.Credential act) {
        Session session = session(act.session());
        return used(session, () -> session.credential(act.broker(), act.fails() ? PlayedBroker.FAILING : Map.of()));
    }

    /** A use of a session that was allowed, whether or not it then fails as it is meant to. */
    private Deed used(Session session, ThrowingRunnable use) {
        try {
            use.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (MeantToFail e) {
            return new Deed.Used(grant(session.grant()));
        } catch (Exception e) {
            throw new IllegalStateException("a use failed that was not meant to", e);
        }
        return new Deed.Used(grant(session.grant()));
    }

    @Override
    public Deed observe(Act.Observe act) {
        return moved(glass().observe(held(act.session()).grant(), cast.person(act.by())));
    }

    @Override
    public Deed leave(Act.Leave act) {
        return moved(glass().stopObserving(held(act.session()).grant(), cast.person(act.by())));
    }

    @Override
    public Deed extend(Act.Extend act) {
        return moved(glass().askExtension(held(act.session()).grant(), cast.person(act.by()), act.because()));
    }

    @Override
    public Deed approveExtension(Act.ApproveExtension act) {
        return moved(glass().approveExtension(held(act.session()).grant(), approval(act.by(), act.mfa())));
    }

    @Override
    public Deed close(Act.Close act) {
        Session session = session(act.session());
        session.close();
        return moved(grant(session.grant()));
    }

    @Override
    public Deed revoke(Act.Revoke act) {
        return switch (act.target()) {
            case REQUEST -> revoke(new Scope.OfGrant(request(act.name())), act);
            case SESSION -> moved(glass().revoke(held(act.name()).id(), act.by(), act.because()));
            case PERSON -> revoke(new Scope.OfPerson(act.name()), act);
            case ZONE -> revoke(new Scope.OfZone(act.name()), act);
            case EVERYTHING -> revoke(new Scope.Everything(), act);
        };
    }

    @Override
    public Deed review(Act.Review act) {
        return moved(glass().review(request(act.request()), cast.person(act.by()), act.note()));
    }

    @Override
    public Deed tell(Act.Tell act) {
        act.signals().forEach(signals::set);
        return new Deed.Noted("told");
    }

    @Override
    public Deed change(Act.Change act) {
        act.people().forEach(cast::change);
        return new Deed.Noted("known");
    }

    @Override
    public Deed jump(Act.Jump act) {
        time.jump(act.by());
        return new Deed.Noted("set");
    }

    @Override
    public Deed crash(Act.Crash act) {
        throw new IllegalStateException("a crash is the simulation's, not the stage's");
    }

    @Override
    public Deed duties(Act.Duties act) {
        site.duties(act.work());
        return new Deed.Noted(act.work() ? "they work" : "they fail");
    }

    @Override
    public Deed reload(Act.Reload act) {
        return new Deed.Ended(site.reload(shelf.apply(act.policy()), act.by()).size());
    }

    private BreakGlass glass() {
        return site.glass();
    }

    private static Deed moved(Grant grant) {
        return new Deed.Moved(grant);
    }

    private Deed revoke(Scope scope, Act.Revoke revoke) {
        List<Grant> ended = glass().revoke(scope, revoke.by(), revoke.because());
        return ended.size() == 1 ? new Deed.Moved(ended.get(0)) : new Deed.Ended(ended.size());
    }

    private Approval approval(String by, List<Act.Factor> mfa) {
        return new Approval(by, cast.person(by).groups(), time.steady(), presented(mfa));
    }

    private List<Presented> presented(List<Act.Factor> factors) {
        return factors.stream()
                .map(f -> new Presented(f.kind(), time.steady().minus(f.ago())))
                .toList();
    }

    private Grant grant(GrantId id) {
        return glass().grant(id).orElseThrow();
    }

    private GrantId request(String name) {
        GrantId id = requests.get(name);
        if (id == null) {
            throw new MissingException(name);
        }
        about = Optional.of(id);
        return id;
    }

    private Held held(String name) {
        Held held = sessions.get(name);
        if (held == null) {
            throw new MissingException(name);
        }
        about = Optional.of(held.grant());
        return held;
    }

    /** After a crash it is found again by its id. */
    private Session session(String name) {
        Held held = held(name);
        if (held.glass() == glass()) {
            return held.session();
        }
        Session again = glass().session(held.id(), held.owner());
        sessions.put(name, new Held(glass(), again, held.id(), held.grant(), held.owner()));
        return again;
    }
}
