package dev.breakglass.dsl.check;

import dev.breakglass.dsl.model.Approvals;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Extend;
import dev.breakglass.dsl.model.Issue;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Observe;
import dev.breakglass.dsl.model.Review;
import dev.breakglass.dsl.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The controls that a path or a profile writes. */
record Controls(
        Given<Mfa> mfa,
        Given<Approvals> approvals,
        Given<Escalate> escalate,
        Given<Justify> justify,
        Given<Ttl> ttl,
        Given<Review> review,
        Given<Extend> extend,
        Given<Observe> observe,
        Given<Limit> limit,
        Given<List<Issue>> issues,
        Given<List<Duty>> notices,
        Given<List<Duty>> afters,
        Given<List<Duty>> idle,
        Given<List<Duty>> redeem) {

    static Controls none() {
        return new Controls(
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent());
    }

    /**
     * What is written here overrides the profile's; what is asked for as justification adds up. An escalation stands in
     * for approvals: who writes other approvals does not take the profile's.
     */
    Controls over(Controls profile) {
        return new Controls(
                mfa.or(profile.mfa),
                approvals.or(profile.approvals),
                approvals.isWritten() ? escalate : escalate.or(profile.escalate),
                both(justify, profile.justify),
                ttl.or(profile.ttl),
                review.or(profile.review),
                extend.or(profile.extend),
                observe.or(profile.observe),
                limit.or(profile.limit),
                issues.or(profile.issues),
                notices.or(profile.notices),
                afters.or(profile.afters),
                idle.or(profile.idle),
                redeem.or(profile.redeem));
    }

    private static Given<Justify> both(Given<Justify> own, Given<Justify> profile) {
        if (own.value().isEmpty() || profile.value().isEmpty()) {
            return own.isFaulty() || profile.isFaulty() ? Given.faulty() : own.or(profile);
        }
        Justify mine = own.value().get();
        List<Justify.Part> parts = new ArrayList<>(mine.parts());
        parts.addAll(profile.value().get().parts());
        return mine.noneBecause().isPresent() || parts.size() == mine.parts().size()
                ? own
                : Given.of(Optional.of(new Justify(Orders.sorted(parts), Optional.empty(), mine.place())));
    }

    /** The controls that nobody may leave out and that are not here. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!mfa.written()) {
            missing.add("mfa");
        }
        if (!justify.written()) {
            missing.add("justify");
        }
        if (!approvals.written()) {
            missing.add("approve");
        }
        if (!ttl.written()) {
            missing.add("ttl");
        }
        if (!review.written()) {
            missing.add("review");
        }
        return missing;
    }

    List<Duty> duties() {
        return Orders.duties(Stream.of(notices, afters, idle, redeem)
                .flatMap(duties -> duties.value().stream())
                .flatMap(List::stream)
                .toList());
    }

    boolean isFaulty() {
        return Stream.of(
                        mfa, approvals, escalate, justify, ttl, review, extend, observe, limit, issues, notices, afters,
                        idle, redeem)
                .anyMatch(Given::isFaulty);
    }
}
