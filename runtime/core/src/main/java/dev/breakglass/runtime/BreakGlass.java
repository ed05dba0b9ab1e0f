package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.UseOutcome;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.policy.PreparedRequest;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Break-glass for one service: decides, keeps the life of every grant, and writes everything down before it is so. Safe
 * for any number of threads.
 *
 * <p>Every act can throw a {@link RefusedException}, which is in the log by then; an {@link IllegalArgumentException}
 * for what is too long or malformed; and whatever the audit log throws, in which case the act did not happen.
 */
public final class BreakGlass implements AutoCloseable {

    private final Journal journal;
    private final Requests requests;
    private final Approvals approvals;
    private final Redemption redemption;
    private final Uses uses;
    private final Brokers brokers;
    private final Credentials credentials;
    private final Watching watching;
    private final Extensions extensions;
    private final Reload reload;
    private final Endings endings;
    private final Boundaries boundaries;
    private final Holders holders;
    private final DutyRunner duties;
    private final Optional<DutyThreads> dutyThreads;
    private final List<Sweeper> sweepers;

    BreakGlass(BreakGlassBuilder with, Policy policy, AuditLog log) {
        brokers = with.brokers();
        Surroundings surroundings = new Surroundings(with.directory, with.signals);
        journal = new Journal(log, policy, with.clock, with.ticker, with.refusals, with.stateEvery);
        requests = new Requests(journal, surroundings, with.random, with.lapse, with.prompts);
        approvals = new Approvals(journal, surroundings);
        watching = new Watching(journal, surroundings);
        extensions = new Extensions(journal, surroundings);
        reload = new Reload(journal, surroundings, brokers);
        uses = new Uses(journal, surroundings, watching);
        credentials = new Credentials(journal, uses, brokers, with.clock);
        redemption = new Redemption(journal, surroundings, credentials, with.random);
        endings = new Endings(journal, surroundings);
        boundaries = new Boundaries(journal, surroundings);
        holders = new Holders(journal, surroundings, watching);
        dutyThreads = with.dutyExecutor.isPresent() ? Optional.empty() : Optional.of(new DutyThreads());
        duties = new DutyRunner(
                journal,
                with.duties,
                credentials,
                with.dutyExecutor
                        .<Function<Duty, Executor>>map(executor -> duty -> executor)
                        .or(() -> dutyThreads)
                        .orElseThrow());
        uses.recover();
        credentials.recover();
        journal.begin();
        brokers.tell(policy);
        // Each has its thread, since two of them ask those who may hang, and what is over ends all the same.
        sweepers = with.sweepEvery.isZero()
                ? List.of()
                : List.of(
                        Sweeper.start("sweeper", with.sweepEvery, this::endWhatIsDue),
                        Sweeper.start("guard", with.sweepEvery, this::suspendWhatIsLost),
                        Sweeper.start("holders", with.sweepEvery, this::suspendHolders));
    }

    public static BreakGlassBuilder builder() {
        return new BreakGlassBuilder();
    }

    /** The answer to a request just as it stands. Leaves no trace, looks at nothing but the request. */
    public Decision decide(Request request) {
        return policy().decide(request);
    }

    /** Makes a request ready for the policy in force, so that {@link #decide(PreparedRequest)} looks nothing up. */
    public PreparedRequest prepare(Request request) {
        return policy().prepare(request);
    }

    /** As {@link #decide(Request)}. After a reload the request is prepared anew, in each decision: prepare it again. */
    public Decision decide(PreparedRequest request) {
        return policy().decide(request);
    }

    /**
     * What the policy's paths issue and no broker of this service can make, a sentence for each: those paths hand out no key, the
     * others do. It is told to {@link System.Logger} as an error when such a policy comes in force; a test of the service, or
     * whoever is about to {@link #reload}, asks it before.
     */
    public List<String> unserved(Policy policy) {
        return brokers.unserved(policy);
    }

    /**
     * Makes a request. Its groups, signals, history and moment are replaced by what is known here.
     *
     * @param asked without approvals
     * @return denied, pending or ready
     */
    public Grant request(Request asked) {
        return available(Attempt.REQUEST, Optional.empty(), asked.requester().id(), () -> requests.request(asked));
    }

    /** Approves; the moment is now, whatever the approval says. */
    public Grant approve(GrantId id, Approval approval) {
        return available(
                Attempt.APPROVE,
                Optional.of(id),
                approval.by(),
                () -> approvals.approve(id, approval, Optional.empty()));
    }

    /** Approves exactly the request of this digest, which is what the approver has looked at. */
    public Grant approve(GrantId id, Approval approval, String digest) {
        return available(
                Attempt.APPROVE,
                Optional.of(id),
                approval.by(),
                () -> approvals.approve(id, approval, Optional.of(digest)));
    }

    /** Says no for good. For those who could approve. */
    public Grant reject(GrantId id, Person approver, String why) {
        return available(Attempt.REJECT, Optional.of(id), approver.id(), () -> approvals.reject(id, approver, why));
    }

    /** Presents more factors for a pending request. */
    public Grant stepUp(GrantId id, Person requester, List<Presented> factors) {
        return available(
                Attempt.STEP_UP, Optional.of(id), requester.id(), () -> requests.stepUp(id, requester, factors));
    }

    /**
     * Notes that the requester was asked for a factor and did not present it. Too many of these, and of requests that nobody
     * says yes to, lock the requester for a while ({@link BreakGlassBuilder#prompts}).
     */
    public Grant promptFailed(GrantId id, Person requester, String factor) {
        return requests.promptFailed(id, requester, factor);
    }

    /** Decides a pending request anew, for when a signal or the time has changed what counts. */
    public Grant reconsider(GrantId id, Person requester) {
        return available(Attempt.RECONSIDER, Optional.of(id), requester.id(), () -> requests.reconsider(id, requester));
    }

    /** Takes back what is pending or ready. */
    public Grant withdraw(GrantId id, Person requester, String why) {
        return requests.withdraw(id, requester, why);
    }

    /** Hands out the one key of a ready grant, once. If it gets lost, a new request is the way. */
    public SessionKey claimKey(GrantId id, Person requester) {
        return redemption.claim(id, requester);
    }

    /**
     * Opens the session; exactly one caller gets it, and the key's secret is overwritten. A refusal by the policy leaves the key as it
     * is.
     */
    public Session redeem(SessionKey key, Person requester) {
        Grant grant = thenDuties(() -> available(
                Attempt.REDEEM, Optional.of(key.grant()), requester.id(), () -> redemption.redeem(key, requester)));
        key.destroy();
        return new Session(this, grant, requester);
    }

    /** An open session by its id, as after a restart. */
    public Session session(SessionId id, Person requester) {
        Door.person("person", requester);
        Grant grant = journal.inTurn(turn -> {
            Grant found = turn.ledger()
                    .grant(id)
                    .map(turn::settle)
                    .orElseThrow(() -> turn.refuseUnknown(
                            Attempt.RESUME, Refusal.UNKNOWN_SESSION, requester.id(), "there is no session " + id));
            Requests.requireRequester(turn, found, Attempt.RESUME, requester);
            if (!found.state().isOpen()) {
                throw turn.refuse(
                        found,
                        Attempt.RESUME,
                        Refusal.ENDED,
                        requester.id(),
                        "it is " + found.state().word());
            }
            return found;
        });
        return new Session(this, grant, requester);
    }

    /** Begins to watch a session that has to be watched; it can be used while enough people do. */
    public Grant observe(GrantId id, Person observer) {
        return available(Attempt.OBSERVE, Optional.of(id), observer.id(), () -> watching.join(id, observer));
    }

    /** Ends the watching; with too few left the session pauses until somebody comes. */
    public Grant stopObserving(GrantId id, Person observer) {
        return thenDuties(() -> watching.leave(id, observer));
    }

    /** Asks for a live session to live longer, as far as its path says {@code extend}. */
    public Grant askExtension(GrantId id, Person requester, String why) {
        return extensions.ask(id, requester, why);
    }

    /** Approves that a session lives longer; with the last assent that its path asks for, it does. */
    public Grant approveExtension(GrantId id, Approval approval) {
        return available(
                Attempt.APPROVE_EXTENSION, Optional.of(id), approval.by(), () -> extensions.approve(id, approval));
    }

    /**
     * Puts another policy in force, at once and for all. Sessions that it does not allow end; what was asked and not yet
     * redeemed has to be asked anew. Answers what ended.
     */
    public List<Grant> reload(Policy next, String by) {
        return thenDuties(() -> reload.load(next, by));
    }

    /** Ends at once everything live in the scope: one entry in the log, all or nothing. Answers what it ended. */
    public List<Grant> revoke(Scope scope, String by, String why) {
        return thenDuties(() -> endings.revoke(scope, by, why));
    }

    /** Ends one session, as {@link #revoke(Scope, String, String)} does for its grant. */
    public Grant revoke(SessionId session, String by, String why) {
        GrantLimits.STANDARD.id("by", by);
        GrantId id = journal.inTurnToEnd(turn -> turn.ledger()
                .grant(session)
                .map(Grant::id)
                .orElseThrow(() -> turn.refuseUnknown(
                        Attempt.REVOKE, Refusal.UNKNOWN_SESSION, by, "there is no session " + session)));
        return revoke(new Scope.OfGrant(id), by, why).get(0);
    }

    /** Notes that somebody other than the requester looked at what was done. */
    public Grant review(GrantId id, Person reviewer, String note) {
        return available(Attempt.REVIEW, Optional.of(id), reviewer.id(), () -> endings.review(id, reviewer, note));
    }

    /**
     * Ends what is due, suspends the sessions whose boundary no longer holds and, each half minute, those that hold a credential
     * their holder may no longer have; tries the duties that are owed; answers what ended. Happens by itself, see {@link
     * BreakGlassBuilder#sweepEvery}.
     */
    public List<Grant> sweep() {
        List<Grant> over = new ArrayList<>(endWhatIsDue());
        over.addAll(suspendWhatIsLost());
        over.addAll(suspendHolders());
        return over;
    }

    private List<Grant> endWhatIsDue() {
        return thenDuties(() -> {
            // First: what has ended does not overrun.
            uses.sayAgain();
            try {
                return endings.sweep();
            } finally {
                credentials.recover();
            }
        });
    }

    private List<Grant> suspendWhatIsLost() {
        return thenDuties(boundaries::sweep);
    }

    private List<Grant> suspendHolders() {
        return thenDuties(holders::sweep);
    }

    /** When the next grant ends by itself or the next duty is to be tried. A boundary can be lost before. */
    public Optional<Instant> nextDeadline() {
        Optional<Instant> end = endings.next();
        Optional<Instant> duty = duties.next();
        boolean isDutyFirst = duty.isPresent() && (end.isEmpty() || duty.get().isBefore(end.get()));
        return isDutyFirst ? duty : end;
    }

    /** Every grant as the log has it; one whose time is over stays live here until it is swept or touched. */
    public List<Grant> grants() {
        return journal.read(Ledger::grants);
    }

    public Optional<Grant> grant(GrantId id) {
        return journal.read(ledger -> ledger.grant(id));
    }

    /**
     * Gives the duties that run a few seconds, and closes the log. Sessions stay open in it: whoever opens it again can resume
     * them.
     */
    @Override
    public void close() {
        sweepers.forEach(Sweeper::close);
        duties.close();
        dutyThreads.ifPresent(DutyThreads::close);
        journal.close();
    }

    long startUse(GrantId id, Person person, String action, Resource resource) {
        try {
            return available(Attempt.USE, Optional.of(id), person.id(), () -> uses.start(id, person, action, resource));
        } catch (RuntimeException refused) {
            duties.run();
            throw refused;
        }
    }

    void endUse(GrantId id, Person person, long use, UseOutcome outcome, Optional<String> failure) {
        uses.end(id, person, use, outcome, failure);
    }

    Credential credential(GrantId id, Person person, String broker, Map<String, String> wishes) throws Exception {
        try {
            return credentials.issue(id, person, broker, wishes);
        } catch (Surroundings.UnavailableException e) {
            throw unavailable(Attempt.CREDENTIAL, Optional.of(id), person.id(), e);
        } finally {
            duties.run();
        }
    }

    void close(GrantId id, Person person) {
        thenDuties(() -> endings.close(id, person));
    }

    Journal journal() {
        return journal;
    }

    private Policy policy() {
        return journal.inForce().shown();
    }

    /** Whatever came of the act, it may have ended something. */
    private <T> T thenDuties(Supplier<T> act) {
        T result;
        try {
            result = act.get();
        } catch (RuntimeException refused) {
            duties.run();
            throw refused;
        }
        duties.run();
        return result;
    }

    private <T> T available(Attempt attempt, Optional<GrantId> id, String actor, Supplier<T> act) {
        try {
            return act.get();
        } catch (Surroundings.UnavailableException e) {
            throw unavailable(attempt, id, actor, e);
        }
    }

    private RefusedException unavailable(
            Attempt attempt, Optional<GrantId> id, String actor, Surroundings.UnavailableException e) {
        return journal.inTurn(turn -> id.flatMap(turn.ledger()::grant)
                .map(grant -> turn.refuse(grant, attempt, Refusal.UNAVAILABLE, actor, e.why()))
                .orElseGet(() -> turn.refuseUnknown(attempt, Refusal.UNAVAILABLE, actor, e.why())));
    }
}
