package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Obligation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What each event makes of a session, or that it does not fit. Pure. */
final class SessionLaw {

    private final Law law;

    SessionLaw(Law law) {
        this.law = law;
    }

    Grant redeemed(Grant grant, GrantEvent.Redeemed event) {
        law.require(grant, grant.state() == GrantState.READY, "is not ready");
        law.requireAlive(grant);
        law.requireRequester(grant);
        law.require(grant, grant.key().isPresent(), "has no key");
        Duration ttl = grant.ruling().decision().ttl().orElse(Duration.ZERO);
        law.require(grant, event.expiresAt().equals(law.now.plus(ttl)), "would live for another time than was granted");
        return new GrantDraft(grant)
                .opened(Opening.at(law.now, event.session(), event.expiresAt()))
                .done();
    }

    Grant useStarted(Grant grant, GrantEvent.UseStarted event) {
        law.require(grant, grant.state() == GrantState.ACTIVE, "is not active");
        law.requireAlive(grant);
        law.requireRequester(grant);
        law.require(grant, grant.covers(event.action(), event.resource()), "does not cover the use");
        return with(grant, open(grant).started(law.entry.seq(), law.now));
    }

    Grant useEnded(Grant grant, GrantEvent.UseEnded event) {
        boolean running = grant.opening().isPresent() && open(grant).running().contains(event.use());
        law.require(grant, running, "has no such use running");
        return with(grant, open(grant).ended(event.use(), law.now));
    }

    Grant useOverran(Grant grant, GrantEvent.UseOverran event) {
        boolean running = grant.opening().isPresent() && open(grant).running().contains(event.use());
        law.require(grant, running && !grant.state().isOpen(), "has no such use running past its end");
        law.require(grant, !open(grant).overran().contains(event.use()), "has said so before");
        return with(grant, open(grant).overran(event.use()));
    }

    Grant credentialStarted(Grant grant, GrantEvent.CredentialStarted event) {
        law.require(grant, grant.state() == GrantState.ACTIVE, "is not active");
        law.requireAlive(grant);
        law.requireRequester(grant);
        Opening opening = open(grant);
        law.require(grant, event.expiresAt().equals(opening.expiresAt()), "would outlive its session or end before it");
        Obligation.Issue issue =
                grant.issue(event.broker()).orElseThrow(() -> law.misfit(grant, "issues nothing of this broker"));
        return new GrantDraft(grant)
                .used(opening.counted(law.now))
                .making(issue)
                .done();
    }

    /** What was made for a session that cannot be used by then is over before anybody has it. */
    Grant credentialEnded(Grant grant, GrantEvent.CredentialEnded event) {
        Duty duty = law.duty(grant, event.duty());
        law.require(grant, duty.isAt(CredentialStage.MAKING), "has no such credential in the making");
        boolean has = event.outcome() == UseOutcome.DONE && grant.state() == GrantState.ACTIVE;
        GrantDraft draft = new GrantDraft(grant);
        return (has ? draft.held(duty) : draft.duty(duty.at(CredentialStage.OVER))).done();
    }

    Grant observerJoined(Grant grant, GrantEvent.ObserverJoined event) {
        Obligation.Observe observe = observed(grant);
        law.requireOther(grant, "cannot be watched by its requester");
        String observer = law.author(grant);
        law.require(grant, !open(grant).observers().containsKey(observer), "is watched by this person already");
        Opening watched = open(grant).joined(observer, event.groups());
        law.require(grant, !event.enough() || watched.observers().size() >= observe.people(), "is watched by too few");
        return new GrantDraft(grant).watched(watched, event.enough()).done();
    }

    Grant observerLeft(Grant grant, GrantEvent.ObserverLeft event) {
        Obligation.Observe observe = observed(grant);
        law.require(grant, open(grant).observers().containsKey(event.observer()), "is not watched by this person");
        Opening watched = open(grant).left(event.observer());
        law.require(grant, !event.enough() || watched.observers().size() >= observe.people(), "is watched by too few");
        return new GrantDraft(grant).watched(watched, event.enough()).done();
    }

    private Obligation.Observe observed(Grant grant) {
        law.require(grant, grant.state().isOpen(), "is not open");
        law.requireAlive(grant);
        return grant.obligation(Obligation.Observe.class).orElseThrow(() -> law.misfit(grant, "need not be watched"));
    }

    Grant extensionAsked(Grant grant) {
        law.requireRequester(grant);
        law.require(grant, grown(grant).isPresent(), "cannot grow any more");
        return with(grant, open(grant).asked(new Extension(law.now)));
    }

    Grant extensionApproved(Grant grant, GrantEvent.ExtensionApproved event) {
        law.requireOther(grant, "cannot be extended by its requester");
        law.require(grant, law.author(grant).equals(event.approval().by()), "was approved in another's name");
        law.require(grant, event.approval().at().equals(law.now), "was approved at another time");
        Optional<Instant> grown = grown(grant);
        Extension asked = open(grant).extension().orElseThrow(() -> law.misfit(grant, "was not asked to grow"));
        law.require(grant, !asked.isBy(event.approval().by()), "was approved by the same person before");
        law.require(
                grant,
                grown.isPresent() && (event.until().isEmpty() || event.until().equals(grown)),
                "would live for another time than its path says");
        Opening opening = event.until()
                .map(until -> open(grant).grown(until))
                .orElseGet(() -> open(grant).asked(asked.with(event.approval())));
        return with(grant, opening);
    }

    private Optional<Instant> grown(Grant grant) {
        law.require(grant, grant.state().isOpen(), "is not open");
        law.requireAlive(grant);
        return grant.wouldExpireAt();
    }

    private static Grant with(Grant grant, Opening opening) {
        return new GrantDraft(grant).used(opening).done();
    }

    private Opening open(Grant grant) {
        return grant.opening().orElseThrow(() -> law.misfit(grant, "was never opened"));
    }
}
