package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/** A clause of a block as it was written. */
public sealed interface Clause {

    Place place();

    // ---- of a zone

    record Contains(List<Thing> things, Place place) implements Clause {}

    record Admit(Condition condition, Place place) implements Clause {}

    record AtMostTtl(Word ttl, Place place) implements Clause {}

    record AtMostAllow(List<Word> actions, Place place) implements Clause {}

    record AtLeastMfa(MfaSyntax mfa, Place place) implements Clause {}

    record AtLeastApprove(Word people, Place place) implements Clause {}

    record AtLeastReview(Word within, Place place) implements Clause {}

    record Flows(List<Word> zones, Place place) implements Clause {}

    // ---- of a path, a profile or a forbid

    record Zone(Word zone, Place place) implements Clause {}

    record For(List<Word> roles, Place place) implements Clause {}

    record Actions(List<Word> actions, Place place) implements Clause {}

    record Allow(List<Word> actions, List<Thing> on, Place place) implements Clause {}

    record When(Condition condition, Place place) implements Clause {}

    record Follows(Word profile, Place place) implements Clause {}

    record Mfa(MfaSyntax mfa, Place place) implements Clause {}

    record Approve(ApproveSyntax approve, Place place) implements Clause {}

    record ApproveNone(Word because, Place place) implements Clause {}

    record Justify(List<Reason> reasons, Place place) implements Clause {}

    record JustifyNone(Word because, Place place) implements Clause {}

    record Ttl(Word granted, Optional<Word> max, Place place) implements Clause {}

    /** @param times absent: not counted; {@code 1} for {@code once} */
    record Extend(Optional<Word> times, Word by, List<ApproveSyntax> with, Place place) implements Clause {}

    record Redeem(Word within, Place place) implements Clause {}

    record Idle(Word after, Place place) implements Clause {}

    record Limit(List<LimitItem> items, Place place) implements Clause {}

    record Tolerate(List<Word> signals, Word because, Place place) implements Clause {}

    record Notify(List<Word> targets, Place place) implements Clause {}

    record After(Word step, Word argument, Place place) implements Clause {}

    record Review(Word within, Word by, Place place) implements Clause {}

    record ReviewNone(Word because, Place place) implements Clause {}

    /** {@code at least 40 characters}, or a ticket's pattern: one of the two. */
    record Reason(Optional<Word> characters, Optional<Word> ticket, Place place) {}

    /** {@code 1 at once}, {@code 3 per 24h} or {@code cooldown 1h}. */
    record LimitItem(Optional<Word> count, Optional<Word> duration, Place place) {}
}
