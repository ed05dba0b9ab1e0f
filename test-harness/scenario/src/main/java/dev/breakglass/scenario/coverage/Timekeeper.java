package dev.breakglass.scenario.coverage;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.Subject;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads off one entry of the log how the moment of an attempt stood to what bounds a grant. The bounds are those of the grant
 * itself, as the entries before made it. For one entry.
 */
final class Timekeeper {

    /** Reasons of a path that was asked for its reviews too: they are all told together. */
    private static final Set<ReasonCode> TOLD_WITH_REVIEWS = EnumSet.of(
            ReasonCode.TTL_EXCEEDS_MAXIMUM, ReasonCode.LIMIT, ReasonCode.COOLDOWN, ReasonCode.REVIEW_OVERDUE);

    /**
     * @param edge where the grant's path has a bound, a {@link Duration} or a {@link Long}
     * @param is where the attempt stood, of the same type
     */
    record Measured(Grant grant, LifeMeasure measure, Object edge, Object is) {}

    private final Instant now;
    private final List<Measured> measured = new ArrayList<>();

    private Timekeeper(Instant now) {
        this.now = now;
    }

    /** @param before every grant as it was just before the entry */
    static List<Measured> told(Entry entry, Ledger before) {
        Timekeeper keeper = new Timekeeper(entry.time());
        if (entry.event() instanceof GrantEvent.Requested requested) {
            keeper.requested(requested.ruling().decision(), before.granted(requester(requested)));
        } else {
            entry.subject()
                    .map(Subject::grant)
                    .flatMap(before::grant)
                    .ifPresent(grant -> keeper.happened(grant, entry.event()));
        }
        return keeper.measured;
    }

    private static String requester(GrantEvent.Requested requested) {
        return requested.ruling().inputs().requester().id();
    }

    private void requested(Decision decision, List<Grant> earlier) {
        Set<ReasonCode> reasons = decision.findings().stream()
                .map(Finding::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReasonCode.class)));
        boolean askedForReviews =
                decision.outcome() != Outcome.DENY || reasons.stream().anyMatch(TOLD_WITH_REVIEWS::contains);
        for (Grant grant : earlier) {
            // Where another grant is to blame, this one decided nothing.
            boolean decides = grant.reviewDue()
                    .filter(due -> now.isAfter(due) == reasons.contains(ReasonCode.REVIEW_OVERDUE))
                    .isPresent();
            if (askedForReviews && decides) {
                grant.obligation(Obligation.Review.class)
                        .ifPresent(review -> grant.ending()
                                .ifPresent(end -> age(grant, LifeMeasure.UNREVIEWED, review.within(), end.at())));
            }
        }
    }

    private void happened(Grant grant, GrantEvent event) {
        if (event instanceof GrantEvent.Redeemed) {
            key(grant);
        } else if (event instanceof GrantEvent.UseStarted) {
            grant.opening().ifPresent(open -> used(grant, open));
        } else if (event instanceof GrantEvent.ExtensionApproved approved) {
            grant.opening().ifPresent(open -> approved(grant, open, approved.until()));
        } else if (event instanceof GrantEvent.Refused refused) {
            refused(grant, refused);
        }
    }

    private void refused(Grant grant, GrantEvent.Refused refused) {
        if (refused.refusal() == Refusal.KEY_EXPIRED) {
            key(grant);
        } else if (refused.attempt() == Attempt.USE) {
            grant.opening().ifPresent(open -> notUsed(grant, open, refused.refusal()));
        } else if (refused.attempt() == Attempt.EXTEND && refused.refusal() == Refusal.NOT_OFFERED) {
            grant.opening().ifPresent(open -> growths(grant, open));
        }
    }

    private void key(Grant grant) {
        Optional<Duration> within = grant.terms().map(PathTerms::redeemWithin);
        grant.readyAt().ifPresent(ready -> within.ifPresent(last -> age(grant, LifeMeasure.KEY_AGE, last, ready)));
    }

    private void used(Grant grant, Opening open) {
        session(grant, open);
        watchers(grant, open);
        if (open.running().isEmpty()) {
            idle(grant, open);
        }
    }

    private void notUsed(Grant grant, Opening open, Refusal refusal) {
        if (refusal == Refusal.UNOBSERVED) {
            watchers(grant, open);
        } else if (refusal == Refusal.ENDED && grant.state() == GrantState.EXPIRED) {
            session(grant, open);
        } else if (refusal == Refusal.ENDED && grant.state() == GrantState.IDLE) {
            idle(grant, open);
        }
    }

    private void session(Grant grant, Opening open) {
        LifeMeasure measure = open.extensions() == 0 ? LifeMeasure.SESSION_AGE : LifeMeasure.GROWN_AGE;
        age(grant, measure, Duration.between(open.at(), open.expiresAt()), open.at());
    }

    private void idle(Grant grant, Opening open) {
        grant.obligation(Obligation.Idle.class)
                .ifPresent(idle -> age(grant, LifeMeasure.UNUSED, idle.after(), open.lastUse()));
    }

    private void watchers(Grant grant, Opening open) {
        grant.obligation(Obligation.Observe.class)
                .ifPresent(observe -> tell(grant, LifeMeasure.WATCHERS, (long) observe.people(), (long)
                        open.observers().size()));
    }

    private void approved(Grant grant, Opening open, Optional<Instant> until) {
        until.ifPresent(end -> grown(grant, open, end));
        grant.obligation(Obligation.Extend.class)
                .ifPresent(extend -> open.extension().ifPresent(asked -> {
                    long needed = extend.with().stream()
                            .mapToLong(Obligation.Assent::people)
                            .sum();
                    long given = asked.approvals().size() + 1L;
                    if (until.isPresent() == given >= needed) {
                        tell(grant, LifeMeasure.ASSENTS, needed, given);
                    }
                }));
    }

    private void grown(Grant grant, Opening open, Instant until) {
        growths(grant, open);
        grant.obligation(Obligation.Extend.class)
                .flatMap(Obligation.Extend::longest)
                .ifPresent(
                        longest -> tell(grant, LifeMeasure.GROWN_LENGTH, longest, Duration.between(open.at(), until)));
    }

    /** If its path counts them. */
    private void growths(Grant grant, Opening open) {
        grant.obligation(Obligation.Extend.class)
                .filter(extend -> extend.times() > 0)
                .ifPresent(extend -> tell(grant, LifeMeasure.GROWTHS, (long) extend.times(), (long) open.extensions()));
    }

    private void age(Grant grant, LifeMeasure measure, Duration edge, Instant since) {
        tell(grant, measure, edge, Duration.between(since, now));
    }

    private void tell(Grant grant, LifeMeasure measure, Object edge, Object is) {
        measured.add(new Measured(grant, measure, edge, is));
    }
}
