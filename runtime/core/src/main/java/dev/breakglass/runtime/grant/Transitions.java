package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.Approval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The law of a grant's life: what each event makes of each state, or that it does not fit. Pure. */
final class Transitions {

    private final Entry entry;
    private final Instant now;

    private Transitions(Entry entry) {
        this.entry = entry;
        this.now = entry.time();
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
        Transitions law = new Transitions(entry);
        GrantEvent event = entry.event();
        if (event instanceof GrantEvent.Requested) {
            throw law.misfit(grant, "is there already");
        } else if (event instanceof GrantEvent.Approved approved) {
            return law.approved(grant, approved);
        } else if (event instanceof GrantEvent.SteppedUp steppedUp) {
            law.requireRequester(grant);
            return law.ruled(grant, steppedUp.ruling())
                    .presented(steppedUp.factors())
                    .done();
        } else if (event instanceof GrantEvent.Reconsidered reconsidered) {
            return law.ruled(grant, reconsidered.ruling()).done();
        } else if (event instanceof GrantEvent.Rejected rejected) {
            law.require(grant, grant.state() == GrantState.PENDING, "is not pending");
            law.require(grant, !law.byRequester(grant), "cannot be rejected by its requester");
            return law.over(grant, GrantState.DENIED, rejected.why());
        } else if (event instanceof GrantEvent.KeyClaimed claimed) {
            return law.claimed(grant, claimed);
        } else if (event instanceof GrantEvent.Redeemed redeemed) {
            return law.redeemed(grant, redeemed);
        } else if (event instanceof GrantEvent.UseStarted started) {
            return law.useStarted(grant, started);
        } else if (event instanceof GrantEvent.UseEnded ended) {
            return law.useEnded(grant, ended);
        } else if (event instanceof GrantEvent.Ended ended) {
            return law.ended(grant, ended);
        } else if (event instanceof GrantEvent.Revoked revoked) {
            law.require(grant, grant.state().isLive(), "is over");
            return law.over(grant, GrantState.REVOKED, revoked.why());
        } else if (event instanceof GrantEvent.DutyDone done) {
            return new GrantDraft(grant)
                    .duty(law.owed(grant, done.duty()).asDone())
                    .done();
        } else if (event instanceof GrantEvent.DutyFailed failed) {
            Duty duty = law.owed(grant, failed.duty());
            law.require(grant, failed.retryAt().isAfter(law.now), "would retry a duty at once");
            return new GrantDraft(grant)
                    .duty(duty.asFailed(failed.failure(), failed.retryAt()))
                    .done();
        } else if (event instanceof GrantEvent.Reviewed reviewed) {
            law.require(grant, grant.reviewDue().isPresent(), "has no review open");
            law.require(grant, !law.byRequester(grant), "cannot be reviewed by its requester");
            Review review = new Review(law.author(grant), law.now, reviewed.note());
            return new GrantDraft(grant).reviewed(review).done();
        }
        return grant; // A refusal changes nothing.
    }

    private Grant requested(GrantId id, GrantEvent.Requested event) {
        Asked asked = new Asked(event.ruling().inputs(), event.digest(), now, event.lapsesAt());
        boolean whole = entry.actor()
                        .equals(Optional.of(asked.request().requester().id()))
                && asked.request().now().equals(now)
                && asked.request().approvals().isEmpty()
                && event.lapsesAt().isAfter(now)
                && event.digest()
                        .equals(RequestDigest.of(id, event.ruling().decision().policy(), asked.request()));
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
                ? Optional.of(new Ending(now, Optional.empty(), "the policy denies it"))
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
        require(grant, author(grant).equals(approval.by()), "was approved in another's name");
        require(grant, !byRequester(grant), "cannot be approved by its requester");
        require(grant, approval.at().equals(now), "was approved at another time");
        require(
                grant,
                grant.approvals().stream().noneMatch(earlier -> earlier.by().equals(approval.by())),
                "was approved by the same person before");
        return ruled(grant, event.ruling()).approved(approval).done();
    }

    private GrantDraft ruled(Grant grant, Ruling ruling) {
        require(grant, grant.state() == GrantState.PENDING, "is not pending");
        requireAlive(grant);
        require(grant, ruling.inputs().now().equals(now), "was decided for another moment");
        require(grant, sameRequest(grant, ruling), "was decided for another request");
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
        require(grant, grant.state() == GrantState.READY, "is not ready");
        requireAlive(grant);
        requireRequester(grant);
        require(grant, grant.key().isEmpty(), "has given its key away");
        return new GrantDraft(grant).claimed(new ClaimedKey(event.hash(), now)).done();
    }

    private Grant redeemed(Grant grant, GrantEvent.Redeemed event) {
        require(grant, grant.state() == GrantState.READY, "is not ready");
        requireAlive(grant);
        requireRequester(grant);
        require(grant, grant.key().isPresent(), "has no key");
        Duration ttl = grant.ruling().decision().ttl().orElse(Duration.ZERO);
        require(grant, event.expiresAt().equals(now.plus(ttl)), "would live for another time than was granted");
        return new GrantDraft(grant)
                .opened(new Opening(event.session(), now, event.expiresAt(), now, 0, new TreeSet<>()))
                .done();
    }

    private Grant useStarted(Grant grant, GrantEvent.UseStarted event) {
        require(grant, grant.state() == GrantState.ACTIVE, "is not active");
        requireAlive(grant);
        requireRequester(grant);
        require(grant, grant.covers(event.action(), event.resource()), "does not cover the use");
        return new GrantDraft(grant).used(open(grant).started(entry.seq(), now)).done();
    }

    private Grant useEnded(Grant grant, GrantEvent.UseEnded event) {
        boolean running = grant.opening().isPresent() && open(grant).running().contains(event.use());
        require(grant, running, "has no such use running");
        return new GrantDraft(grant).used(open(grant).ended(event.use(), now)).done();
    }

    private Grant ended(Grant grant, GrantEvent.Ended event) {
        GrantState state = grant.state();
        boolean fits = switch (event.state()) {
            case CLOSED -> state == GrantState.ACTIVE;
            case SUSPENDED -> state == GrantState.ACTIVE || state == GrantState.READY;
            case WITHDRAWN -> state == GrantState.PENDING || state == GrantState.READY;
            default ->
                grant.deadline()
                        .filter(due -> due.state() == event.state() && due.isPast(now))
                        .isPresent();
        };
        require(grant, fits, "is " + state.word() + " and cannot be " + event.kind() + " now");
        if (event.state() == GrantState.CLOSED || event.state() == GrantState.WITHDRAWN) {
            requireRequester(grant);
        }
        return over(grant, event.state(), event.why());
    }

    private Grant over(Grant grant, GrantState as, String why) {
        return new GrantDraft(grant)
                .ended(as, new Ending(now, entry.actor(), why))
                .done();
    }

    private Duty owed(Grant grant, int number) {
        require(grant, number >= 0 && number < grant.duties().size(), "has no such duty");
        Duty duty = grant.duties().get(number);
        require(grant, !duty.done(), "has done this duty");
        return duty;
    }

    private Opening open(Grant grant) {
        return grant.opening().orElseThrow(() -> misfit(grant, "was never opened"));
    }

    private void requireAlive(Grant grant) {
        require(grant, grant.deadline().filter(due -> due.isPast(now)).isEmpty(), "is past its deadline");
    }

    private void requireRequester(Grant grant) {
        require(grant, byRequester(grant), "belongs to somebody else");
    }

    private boolean byRequester(Grant grant) {
        return entry.actor()
                .equals(Optional.of(grant.asked().request().requester().id()));
    }

    private String author(Grant grant) {
        return entry.actor().orElseThrow(() -> misfit(grant, "needs somebody for this"));
    }

    private void require(Grant grant, boolean fits, String otherwise) {
        if (!fits) {
            throw misfit(grant, otherwise);
        }
    }

    private MisfitException misfit(Grant grant, String why) {
        return new MisfitException(
                "entry " + entry.seq() + ", " + entry.event().kind() + ": " + grant.id() + " " + why);
    }
}
