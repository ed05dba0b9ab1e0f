package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request and what became of it, as of one moment. Immutable and safe for any thread.
 *
 * @param ruling the last decision, with its inputs
 * @param approvals those that were accepted, in the order of acceptance
 * @param factors those of the request and those presented since
 * @param readyAt when everything was met
 * @param duties what the runtime owes or has done
 */
public record Grant(
        GrantId id,
        Asked asked,
        GrantState state,
        Ruling ruling,
        List<Approval> approvals,
        List<Presented> factors,
        Optional<Instant> readyAt,
        Optional<ClaimedKey> key,
        Optional<Opening> opening,
        Optional<Ending> ending,
        List<Duty> duties,
        Optional<Review> review) {

    public Grant {
        approvals = List.copyOf(approvals);
        factors = List.copyOf(factors);
        duties = List.copyOf(duties);
    }

    /** The path that permits, or that waits and would be the narrowest. */
    public Optional<String> path() {
        return ruling.decision().path();
    }

    public Optional<PathTerms> terms() {
        return ruling.terms();
    }

    public Optional<SessionId> session() {
        return opening.map(Opening::session);
    }

    /** The last moment at which the key can be redeemed. */
    public Optional<Instant> keyExpiresAt() {
        return readyAt.flatMap(ready -> terms().map(terms -> ready.plus(terms.redeemWithin())));
    }

    /** When and as what the grant ends by itself; absent once it is over. */
    public Optional<Deadline> deadline() {
        return switch (state) {
            case PENDING -> Optional.of(new Deadline(asked.lapsesAt(), GrantState.LAPSED));
            // A key of exactly the allowed age still counts, so it is over one tick later.
            case READY -> keyExpiresAt().map(last -> new Deadline(last.plusNanos(1), GrantState.KEY_EXPIRED));
            case ACTIVE, PAUSED -> opening.map(this::sessionDeadline);
            default -> Optional.empty();
        };
    }

    private Deadline sessionDeadline(Opening open) {
        Deadline ttl = new Deadline(open.expiresAt(), GrantState.EXPIRED);
        if (!open.running().isEmpty()) {
            return ttl;
        }
        return obligation(Obligation.Idle.class)
                .map(idle -> new Deadline(open.lastUse().plus(idle.after()), GrantState.IDLE))
                .filter(idle -> idle.at().isBefore(ttl.at()))
                .orElse(ttl);
    }

    /** When the session would expire if it grew once more; empty if it may not, or could not live any longer for it. */
    public Optional<Instant> wouldExpireAt() {
        return opening.flatMap(open -> obligation(Obligation.Extend.class)
                .filter(extend -> extend.times() == 0 || open.extensions() < extend.times())
                .map(extend -> longer(open, extend))
                .filter(until -> until.isAfter(open.expiresAt())));
    }

    private static Instant longer(Opening open, Obligation.Extend extend) {
        Instant until = open.expiresAt().plus(extend.by());
        return extend.longest()
                .map(longest -> open.at().plus(longest))
                .filter(last -> last.isBefore(until))
                .orElse(until);
    }

    /** By when a review is due: of a grant that was opened, is over and has not been reviewed. */
    public Optional<Instant> reviewDue() {
        if (opening.isEmpty() || review.isPresent()) {
            return Optional.empty();
        }
        return ending.flatMap(
                end -> obligation(Obligation.Review.class).map(owed -> end.at().plus(owed.within())));
    }

    /**
     * How long its closing took: from its end to the moment when the last duty was done, nothing if none was left by
     * then. Empty while it lives or owes a duty.
     */
    public Optional<Duration> closingLatency() {
        if (duties.stream().anyMatch(duty -> !duty.done())) {
            return Optional.empty();
        }
        return ending.map(end -> duties.stream()
                .flatMap(duty -> duty.doneAt().stream())
                .map(done -> Duration.between(end.at(), done))
                .filter(after -> !after.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
    }

    /** Whether its session has a credential. */
    public boolean holdsCredential() {
        for (Duty duty : duties) {
            if (duty.isAt(CredentialStage.HELD)) {
                return true;
            }
        }
        return false;
    }

    /** What the path issues by that broker. */
    public Optional<Obligation.Issue> issue(String broker) {
        return issues().stream().filter(issue -> issue.broker().equals(broker)).findFirst();
    }

    /** Each credential that the path issues. */
    public List<Obligation.Issue> issues() {
        return terms().stream()
                .flatMap(terms -> terms.obligations().stream())
                .filter(Obligation.Issue.class::isInstance)
                .map(Obligation.Issue.class::cast)
                .toList();
    }

    /** The one obligation of that kind that the path sets, if it sets one. */
    public <T extends Obligation> Optional<T> obligation(Class<T> kind) {
        if (terms().isPresent()) {
            for (Obligation each : terms().get().obligations()) {
                if (kind.isInstance(each)) {
                    return Optional.of(kind.cast(each));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether action and resource are the grant's: one of its path's actions, on the one resource asked for. */
    public boolean covers(String action, Resource resource) {
        Resource own = asked.request().resource();
        return terms().filter(terms -> terms.actions().contains(action)).isPresent()
                && own.kind().equals(resource.kind())
                && own.name().equals(resource.name());
    }

    /** The credentials that their brokers were asked for and have not answered, by the numbers of their duties. */
    public List<Integer> making() {
        List<Integer> making = new ArrayList<>(0);
        for (Duty duty : duties) {
            if (duty.isAt(CredentialStage.MAKING) || duty.isAt(CredentialStage.UNANSWERED)) {
                making.add(duty.number());
            }
        }
        return making;
    }

    /** When the next duty that is owed is to be tried; empty if none is. */
    Optional<Instant> nextDuty() {
        Optional<Instant> next = Optional.empty();
        for (Duty duty : duties) {
            if (duty.isOwed() && (next.isEmpty() || duty.dueAt().isBefore(next.get()))) {
                next = Optional.of(duty.dueAt());
            }
        }
        return next;
    }
}
