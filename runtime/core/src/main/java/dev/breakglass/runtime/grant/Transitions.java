package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.Approval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The law of a grant's life: what each event makes of each state, or that it does not fit. Pure. */
final class Transitions {

    private final Entry entry;
    private final Instant now;
    private final Law law;
    private final SessionLaw session;

    private Transitions(Entry entry) {
        this.entry = entry;
        this.now = entry.time();
        this.law = new Law(entry);
        this.session = new SessionLaw(law);
    }

    /** The grant as its request makes it. */
    static Grant first(GrantId id, Entry entry) {
        return new Transitions(entry).requested(id, (GrantEvent.Requested) entry.event());
    }

    /**
     * The grant after one more event.
     *
     * @throws MisfitException if the event does not fit the grant as it is
     */
    static Grant next(Grant grant, Entry entry) {
        Transitions next = new Transitions(entry);
        Law law = next.law;
        GrantEvent event = entry.event();
        if (event instanceof GrantEvent.Requested) {
            throw law.misfit(grant, "is there already");
        } else if (event instanceof GrantEvent.Approved approved) {
            return next.approved(grant, approved);
        } else if (event instanceof GrantEvent.SteppedUp steppedUp) {
            law.requireRequester(grant);
            return next.ruled(grant, steppedUp.ruling())
                    .presented(steppedUp.factors())
                    .done();
        } else if (event instanceof GrantEvent.Reconsidered reconsidered) {
            return next.ruled(grant, reconsidered.ruling()).done();
        } else if (event instanceof GrantEvent.Rejected rejected) {
            law.require(grant, grant.state() == GrantState.PENDING, "is not pending");
            law.requireOther(grant, "cannot be rejected by its requester");
            return next.over(grant, GrantState.DENIED, rejected.why());
        } else if (event instanceof GrantEvent.KeyClaimed claimed) {
            return next.claimed(grant, claimed);
        } else if (event instanceof GrantEvent.Redeemed redeemed) {
            return next.session.redeemed(grant, redeemed);
        } else if (event instanceof GrantEvent.UseStarted started) {
            return next.session.useStarted(grant, started);
        } else if (event instanceof GrantEvent.UseEnded ended) {
            return next.session.useEnded(grant, ended);
        } else if (event instanceof GrantEvent.UseOverran overran) {
            return next.session.useOverran(grant, overran);
        } else if (event instanceof GrantEvent.CredentialStarted started) {
            return next.session.credentialStarted(grant, started);
        } else if (event instanceof GrantEvent.CredentialEnded ended) {
            return next.session.credentialEnded(grant, ended);
        } else if (event instanceof GrantEvent.ObserverJoined joined) {
            return next.session.observerJoined(grant, joined);
        } else if (event instanceof GrantEvent.ObserverLeft left) {
            return next.session.observerLeft(grant, left);
        } else if (event instanceof GrantEvent.ExtensionAsked) {
            return next.session.extensionAsked(grant);
        } else if (event instanceof GrantEvent.ExtensionApproved approved) {
            return next.session.extensionApproved(grant, approved);
        } else if (event instanceof GrantEvent.PromptFailed) {
            law.require(grant, grant.state() == GrantState.PENDING, "is not pending");
            law.requireRequester(grant);
            return grant;
        } else if (event instanceof GrantEvent.PolicyLoaded) {
            throw law.misfit(grant, "is nothing that a policy is loaded for");
        } else if (event instanceof GrantEvent.Ended ended) {
            return next.ended(grant, ended);
        } else if (event instanceof GrantEvent.Suspended suspended) {
            return next.suspended(grant, suspended);
        } else if (event instanceof GrantEvent.Revoked revoked) {
            law.require(grant, grant.state().isLive(), "is over");
            return next.over(grant, GrantState.REVOKED, revoked.why());
        } else if (event instanceof GrantEvent.DutyDone done) {
            return new GrantDraft(grant)
                    .duty(law.owed(grant, done.duty()).asDone(next.now))
                    .done();
        } else if (event instanceof GrantEvent.DutyFailed failed) {
            Duty duty = law.owed(grant, failed.duty());
            law.require(grant, failed.retryAt().isAfter(law.now), "would retry a duty at once");
            return new GrantDraft(grant)
                    .duty(duty.asFailed(failed.failure(), failed.retryAt()))
                    .done();
        } else if (event instanceof GrantEvent.Reviewed reviewed) {
            law.require(grant, grant.reviewDue().isPresent(), "has no review open");
            law.requireOther(grant, "cannot be reviewed by its requester");
            Review review = new Review(law.author(grant), law.now, reviewed.note());
            return new GrantDraft(grant).reviewed(review).done();
        }
        return grant; // A refusal changes nothing.
    }

    private Grant requested(GrantId id, GrantEvent.Requested event) {
        Asked asked = new Asked(event.ruling().inputs(), event.digest().text(), now, event.lapsesAt());
        boolean whole =
                entry.actor().equals(Optional.of(asked.request().requester().id()))
                        && asked.request().now().equals(now)
                        && asked.request().approvals().isEmpty()
                        && event.lapsesAt().isAfter(now)
                        && event.digest().names(id, event.ruling().decision().policy(), asked.request());
        if (!whole) {
            throw new MisfitException("entry " + entry.seq() + ": the request of " + id + " is not what it says");
        }
        boolean permitted = event.ruling().decision().permits();
        GrantState state = switch (event.ruling().decision().outcome()) {
            case PERMIT -> GrantState.READY;
            case PENDING -> GrantState.PENDING;
            case DENY -> GrantState.DENIED;
        };
        Optional<Ending> ending = state == GrantState.DENIED
                ? Optional.of(Ending.of(now, Optional.empty(), "the policy denies it"))
                : Optional.empty();
        return new Grant(
                id,
                asked,
                state,
                event.ruling(),
                List.of(),
                asked.request().factors(),
                permitted ? Optional.of(now) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ending,
                List.of(),
                Optional.empty());
    }

    private Grant approved(Grant grant, GrantEvent.Approved event) {
        Approval approval = event.approval();
        law.require(grant, law.author(grant).equals(approval.by()), "was approved in another's name");
        law.requireOther(grant, "cannot be approved by its requester");
        law.require(grant, approval.at().equals(now), "was approved at another time");
        return ruled(grant, event.ruling()).approved(approval).done();
    }

    private GrantDraft ruled(Grant grant, Ruling ruling) {
        law.require(grant, grant.state() == GrantState.PENDING, "is not pending");
        law.requireAlive(grant);
        law.require(grant, ruling.inputs().now().equals(now), "was decided for another moment");
        law.require(grant, sameRequest(grant, ruling), "was decided for another request");
        return new GrantDraft(grant).ruled(ruling, now);
    }

    private static boolean sameRequest(Grant grant, Ruling ruling) {
        var frozen = grant.asked().request();
        var decided = ruling.inputs();
        return decided.requester().id().equals(frozen.requester().id())
                && decided.zone().equals(frozen.zone())
                && decided.action().equals(frozen.action())
                && decided.resource().equals(frozen.resource())
                && decided.ttl().equals(frozen.ttl());
    }

    private Grant claimed(Grant grant, GrantEvent.KeyClaimed event) {
        law.require(grant, grant.state() == GrantState.READY, "is not ready");
        law.requireAlive(grant);
        law.requireRequester(grant);
        law.require(grant, grant.key().isEmpty(), "has given its key away");
        return new GrantDraft(grant).claimed(new ClaimedKey(event.hash(), now)).done();
    }

    private Grant ended(Grant grant, GrantEvent.Ended event) {
        GrantState state = grant.state();
        boolean fits = switch (event.state()) {
            case CLOSED -> state.isOpen();
            case WITHDRAWN -> state == GrantState.PENDING || state == GrantState.READY;
            default ->
                grant.deadline()
                        .filter(due -> due.state() == event.state() && due.isPast(now))
                        .isPresent();
        };
        requireFits(grant, fits, event);
        if (event.state() == GrantState.CLOSED || event.state() == GrantState.WITHDRAWN) {
            law.requireRequester(grant);
        }
        return over(grant, event.state(), event.why());
    }

    private Grant suspended(Grant grant, GrantEvent.Suspended event) {
        requireFits(grant, grant.state().isOpen() || grant.state() == GrantState.READY, event);
        return over(grant, GrantState.SUSPENDED, Ending.of(now, entry.actor(), event.cause()));
    }

    private void requireFits(Grant grant, boolean fits, GrantEvent event) {
        law.require(grant, fits, "is " + grant.state().word() + " and cannot be " + event.kind() + " now");
    }

    private Grant over(Grant grant, GrantState as, String why) {
        return over(grant, as, Ending.of(now, entry.actor(), why));
    }

    private static Grant over(Grant grant, GrantState as, Ending how) {
        return new GrantDraft(grant).ended(as, how).done();
    }
}
