package dev.breakglass.scenario.coverage;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.UseOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can happen to the grants of a path by what its clauses say, and what of that an entry of the log tells. */
final class Life {

    private static final String REDEEMED = "a key is redeemed";
    private static final String KEY_EXPIRED = "a key is not redeemed in time";
    private static final String EXPIRED = "a session lives to its end";
    private static final String USED = "a use is allowed";
    private static final String NOT_USED = "a use is refused";
    private static final String IDLE = "a session ends unused";
    private static final String WATCHED = "enough people watch";
    private static final String NOT_WATCHED = "too few people watch";
    private static final String GROWN = "a session grows";
    private static final String NOT_GROWN = "a session grows no more";
    private static final String REVIEWED = "a review is done";
    private static final String GIVEN = "a credential is given";
    private static final String DESTROYED = "a credential is destroyed";

    private Life() {}

    static List<Item> items(BreakglassPath path) {
        List<Item> items = new ArrayList<>();
        Place redeem = redeem(path);
        items.add(Item.life(path, redeem, KEY_EXPIRED));
        items.add(Item.life(path, redeem, REDEEMED));
        items.add(Item.life(path, path.ttl().place(), EXPIRED));
        items.add(Item.life(path, path.allow().place(), USED));
        items.add(Item.life(path, path.allow().place(), NOT_USED));
        idle(path)
                .filter(place -> LifeEdges.canBeIdle(path))
                .ifPresent(place -> items.add(Item.life(path, place, IDLE)));
        path.observe()
                .ifPresent(observe -> Stream.of(WATCHED, NOT_WATCHED)
                        .forEach(fact -> items.add(Item.life(path, observe.place(), fact))));
        path.extend().ifPresent(extend -> {
            items.add(Item.life(path, extend.place(), GROWN));
            if (extend.times().isPresent()) {
                items.add(Item.life(path, extend.place(), NOT_GROWN));
            }
        });
        duties(path).forEach(duty -> items.add(done(path, duty)));
        path.issues()
                .forEach(issue ->
                        Stream.of(GIVEN, DESTROYED).forEach(fact -> items.add(Item.life(path, issue.place(), fact))));
        path.review()
                .due()
                .ifPresent(due -> items.add(Item.life(path, path.review().place(), REVIEWED)));
        return items;
    }

    /**
     * What an entry about a grant on the path tells.
     *
     * @param before the grant as it was before; absent if it was not
     */
    static Optional<Item> told(BreakglassPath path, Optional<Grant> before, GrantEvent event) {
        if (event instanceof GrantEvent.Redeemed) {
            return Optional.of(Item.life(path, redeem(path), REDEEMED));
        } else if (event instanceof GrantEvent.Ended ended) {
            return ended(path, ended.state());
        } else if (event instanceof GrantEvent.UseStarted) {
            return Optional.of(Item.life(path, path.allow().place(), USED));
        } else if (event instanceof GrantEvent.Refused refused) {
            return refused(path, refused);
        } else if (event instanceof GrantEvent.ObserverJoined joined) {
            return path.observe()
                    .map(observe -> Item.life(path, observe.place(), joined.enough() ? WATCHED : NOT_WATCHED));
        } else if (event instanceof GrantEvent.ObserverLeft left) {
            return path.observe()
                    .map(observe -> Item.life(path, observe.place(), left.enough() ? WATCHED : NOT_WATCHED));
        } else if (event instanceof GrantEvent.ExtensionApproved approved) {
            return path.extend()
                    .filter(extend -> approved.until().isPresent())
                    .map(extend -> Item.life(path, extend.place(), GROWN));
        } else if (event instanceof GrantEvent.DutyDone done) {
            return before.flatMap(grant -> owed(path, grant, done.duty(), DESTROYED));
        } else if (event instanceof GrantEvent.CredentialEnded ended && ended.outcome() == UseOutcome.DONE) {
            return before.flatMap(grant -> owed(path, grant, ended.duty(), GIVEN));
        }
        return event instanceof GrantEvent.Reviewed
                ? Optional.of(Item.life(path, path.review().place(), REVIEWED))
                : Optional.empty();
    }

    private static Optional<Item> ended(BreakglassPath path, GrantState state) {
        return switch (state) {
            case KEY_EXPIRED -> Optional.of(Item.life(path, redeem(path), KEY_EXPIRED));
            case EXPIRED -> Optional.of(Item.life(path, path.ttl().place(), EXPIRED));
            case IDLE -> idle(path).map(place -> Item.life(path, place, IDLE));
            default -> Optional.empty();
        };
    }

    private static Optional<Item> refused(BreakglassPath path, GrantEvent.Refused refused) {
        Attempt attempt = refused.attempt();
        return switch (refused.refusal()) {
            case DENIED, BOUNDARY, SCOPE ->
                attempt == Attempt.USE
                        ? Optional.of(Item.life(path, path.allow().place(), NOT_USED))
                        : Optional.empty();
            case UNOBSERVED -> path.observe().map(observe -> Item.life(path, observe.place(), NOT_WATCHED));
            case NOT_OFFERED ->
                path.extend()
                        .filter(extend -> attempt == Attempt.EXTEND)
                        .map(extend -> Item.life(path, extend.place(), NOT_GROWN));
            default -> Optional.empty();
        };
    }

    private static Optional<Item> owed(BreakglassPath path, Grant grant, int number, String ofCredential) {
        Obligation what = grant.duties().get(number).what();
        if (what instanceof Obligation.Issue issue) {
            return path.issues().stream()
                    .filter(clause -> clause.broker().equals(issue.broker()))
                    .findFirst()
                    .map(clause -> Item.life(path, clause.place(), ofCredential));
        }
        long alike = grant.duties().stream()
                .limit(number)
                .filter(duty -> duty.what().equals(what))
                .count();
        return duties(path)
                .filter(duty -> isSame(duty, what))
                .skip(alike)
                .findFirst()
                .map(duty -> done(path, duty));
    }

    private static boolean isSame(Duty clause, Obligation what) {
        if (what instanceof Obligation.Notify notify) {
            return clause instanceof Duty.Notify own && own.target().equals(notify.target());
        }
        return what instanceof Obligation.After after
                && clause instanceof Duty.After own
                && own.step().equals(after.step())
                && own.argument().equals(after.argument());
    }

    private static Stream<Duty> duties(BreakglassPath path) {
        return path.duties().stream().filter(duty -> duty instanceof Duty.Notify || duty instanceof Duty.After);
    }

    private static Item done(BreakglassPath path, Duty duty) {
        String fact = duty instanceof Duty.Notify notify
                ? "notify \"" + notify.target() + "\" is done"
                : "after " + ((Duty.After) duty).step() + " \"" + ((Duty.After) duty).argument() + "\" is done";
        return Item.life(path, duty.place(), fact);
    }

    /** Where the path says how long a session may lie unused, if it does. */
    static Optional<Place> idle(BreakglassPath path) {
        return path.duties().stream()
                .filter(Duty.Idle.class::isInstance)
                .map(Duty::place)
                .findFirst();
    }

    /** Every key lies unused for some time only; a path that does not say for how long has no clause for it. */
    static Place redeem(BreakglassPath path) {
        return path.duties().stream()
                .filter(Duty.Redeem.class::isInstance)
                .map(Duty::place)
                .findFirst()
                .orElse(path.place());
    }
}
