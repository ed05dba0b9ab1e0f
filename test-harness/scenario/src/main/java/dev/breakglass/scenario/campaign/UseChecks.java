package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Observe;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether a use may begin, and how long its session may live. Holds what an entry says against the entries before it. */
final class UseChecks {

    private final Texts texts;

    UseChecks(Texts texts) {
        this.texts = texts;
    }

    void used(Life life, Entry entry, GrantEvent.UseStarted use) {
        inSession(life, entry);
        inScope(life, entry, use);
    }

    /** A credential, which is as much as a use. */
    void given(Life life, Book book, Entry entry, GrantEvent.CredentialStarted credential) {
        inSession(life, entry);
        Breach.unless(
                !credential.expiresAt().isAfter(life.opened().expiresAt),
                Property.WITHIN_TTL,
                "a credential is asked for that outlives its session");
        Breach.unless(
                issues(texts.path(life), credential.broker())
                        && issues(texts.path(life, book.inForce), credential.broker()),
                Property.IN_SCOPE,
                "a credential is asked for that its path does not issue");
    }

    private static boolean issues(Optional<BreakglassPath> path, String broker) {
        return path.isEmpty()
                || path.get().issues().stream().anyMatch(issue -> issue.broker().equals(broker));
    }

    private void inSession(Life life, Entry entry) {
        liveGrant(life);
        withinTtl(life, entry.time());
        notIdle(life, entry.time());
        watched(life);
    }

    private static void liveGrant(Life life) {
        Breach.unless(
                life.session.isPresent() && !life.over, Property.LIVE_GRANT, "a use begins without an open session");
    }

    private static void withinTtl(Life life, Instant now) {
        Breach.unless(
                now.isBefore(life.opened().expiresAt), Property.WITHIN_TTL, "a use begins when its session is over");
    }

    private void inScope(Life life, Entry entry, GrantEvent.UseStarted use) {
        Resource own = life.asked.resource();
        boolean same = own.kind().equals(use.resource().kind())
                && own.name().equals(use.resource().name())
                && entry.subject().orElseThrow().zone().equals(life.asked.zone());
        Breach.unless(same, Property.IN_SCOPE, "a use of what the grant is not for");
        texts.path(life)
                .ifPresent(path -> Breach.unless(
                        covers(path, life, use), Property.IN_SCOPE, "a use that its path does not allow"));
    }

    private boolean covers(BreakglassPath path, Life life, GrantEvent.UseStarted use) {
        return path.zone().name().equals(life.asked.zone())
                && path.allow().actions().contains(use.action())
                && text(life).lookup().lies(use.resource(), path.allow().on())
                && text(life).lookup().lies(use.resource(), path.zone().contains());
    }

    private void notIdle(Life life, Instant now) {
        Optional<Duration> idle = texts.path(life)
                .flatMap(path -> Clauses.duty(path, Duty.Idle.class))
                .map(Duty.Idle::after);
        Life.Session session = life.opened();
        Breach.unless(
                idle.isEmpty() || !session.running.isEmpty() || now.isBefore(session.lastUse.plus(idle.get())),
                Property.IN_TIME,
                "a use begins after its session lay idle for too long");
    }

    private void watched(Life life) {
        texts.path(life).flatMap(BreakglassPath::observe).ifPresent(observe -> {
            long watching = life.opened().watchers.entrySet().stream()
                    .filter(each -> !each.getKey().equals(life.requester()))
                    .filter(each -> holds(life, each.getValue(), observe))
                    .count();
            Breach.unless(watching >= observe.people(), Property.WATCHED, "a use begins that too few people watch");
        });
    }

    private boolean holds(Life life, Set<String> groups, Observe observe) {
        Set<String> held = text(life).reference().roles(groups);
        return observe.roles().stream().anyMatch(role -> held.contains(role.name()));
    }

    /** The policy that decided it, which has a path for it. */
    private Text text(Life life) {
        return texts.of(life.policy()).orElseThrow();
    }

    /** A session's length at its opening, by its path and the zones around it. */
    void opened(Life life, Entry entry, GrantEvent.Redeemed opening) {
        Duration length = Duration.between(entry.time(), opening.expiresAt());
        Breach.unless(
                life.ruling.decision().ttl().filter(length::equals).isPresent(),
                Property.WITHIN_TTL,
                "a session opens for another time than was granted");
        texts.path(life)
                .ifPresent(path -> Breach.unless(
                        length.compareTo(path.ttl().max()) <= 0 && isBelowCeiling(path, length),
                        Property.WITHIN_TTL,
                        "a session opens for longer than its path says"));
        Optional<Duration> redeem = texts.path(life)
                .flatMap(path -> Clauses.duty(path, Duty.Redeem.class))
                .map(Duty.Redeem::within);
        Breach.unless(
                redeem.isEmpty()
                        || !entry.time()
                                .isAfter(life.readyAt.orElse(Instant.MIN).plus(redeem.get())),
                Property.IN_TIME,
                "a key is redeemed later than its path says");
    }

    /** A session's length after it grew. */
    void grown(Life life, Instant until) {
        texts.path(life).ifPresent(path -> {
            Life.Session session = life.opened();
            boolean offered = path.extend().isPresent()
                    && (path.extend().get().times().isEmpty()
                            || session.extensions < path.extend().get().times().getAsInt())
                    && !until.isAfter(session.expiresAt.plus(path.extend().get().by()));
            Breach.unless(
                    offered && isBelowCeiling(path, Duration.between(session.openedAt, until)),
                    Property.WITHIN_TTL,
                    "a session grows further than its path says");
        });
    }

    private static boolean isBelowCeiling(BreakglassPath path, Duration length) {
        return Text.ceiling(path.zone())
                .filter(ceiling -> ceiling.compareTo(length) < 0)
                .isEmpty();
    }
}
