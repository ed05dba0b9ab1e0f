package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Approvals;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Extend;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Review;
import dev.breakglass.dsl.model.Tolerate;
import dev.breakglass.dsl.model.Ttl;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds one path against the bounds of its zone and of all zones above. */
final class Bounds {
    private static final int TOLERATE_PEOPLE_MIN = 2;
    private static final String TOO_FEW = "needs " + TOLERATE_PEOPLE_MIN + " approvals at the least";

    private final String path;
    private final Controls controls;
    private final Faults faults;

    Bounds(String path, Controls controls, Faults faults) {
        this.path = path;
        this.controls = controls;
        this.faults = faults;
    }

    void check(Zone zone, Optional<BreakglassPath.Allow> allow) {
        for (Zone above : zone.lineage()) {
            for (Bound bound : above.bounds()) {
                if (bound instanceof Bound.AtMostTtl ceiling) {
                    controls.ttl().value().ifPresent(ttl -> ttl(ttl, ceiling, above));
                } else if (bound instanceof Bound.AtMostAllow ceiling) {
                    allow.ifPresent(actions -> allow(actions, ceiling, above));
                } else if (bound instanceof Bound.AtLeastMfa floor) {
                    controls.mfa().value().ifPresent(mfa -> mfa(mfa, floor.mfa(), above));
                } else if (bound instanceof Bound.AtLeastApprove floor) {
                    controls.approvals().value().ifPresent(approvals -> approve(approvals, floor, above));
                } else if (bound instanceof Bound.AtLeastReview floor) {
                    controls.review().value().ifPresent(review -> review(review, floor, above));
                }
            }
        }
    }

    private void ttl(Ttl ttl, Bound.AtMostTtl ceiling, Zone zone) {
        if (ttl.max().compareTo(ceiling.ttl()) > 0) {
            loose(
                    Code.TTL_ABOVE_CEILING,
                    ttl.place(),
                    " may live " + Lists.text(ttl.max()) + ", and " + Quote.of(zone.name()) + " allows "
                            + Lists.text(ceiling.ttl()),
                    "longer than " + Lists.text(ceiling.ttl()),
                    ceiling,
                    zone);
            return;
        }
        Optional<Extend> extend = controls.extend().value();
        if (extend.isPresent() && extend.get().times().isPresent()) {
            // How often an uncounted extension is used only the runtime can know; it stops at the ceiling.
            Duration longest = ttl.max()
                    .plus(extend.get().by().multipliedBy(extend.get().times().getAsInt()));
            if (longest.compareTo(ceiling.ttl()) > 0) {
                loose(
                        Code.EXTENSION_ABOVE_CEILING,
                        extend.get().place(),
                        " may live " + Lists.text(longest) + " with its extensions, and " + Quote.of(zone.name())
                                + " allows " + Lists.text(ceiling.ttl()),
                        "on top of a ttl of up to " + Lists.text(ttl.max()),
                        ceiling,
                        zone);
            }
        }
    }

    private void allow(BreakglassPath.Allow allow, Bound.AtMostAllow ceiling, Zone zone) {
        Set<String> allowed = new HashSet<>(ceiling.actions());
        List<String> beyond = allow.actions().stream()
                .filter(action -> !allowed.contains(action))
                .toList();
        if (!beyond.isEmpty()) {
            loose(
                    Code.ACTION_ABOVE_CEILING,
                    allow.place(),
                    " allows " + Lists.text(beyond) + ", which " + Quote.of(zone.name()) + " does not",
                    "",
                    ceiling,
                    zone);
        }
    }

    private void mfa(Mfa mfa, Mfa floor, Zone zone) {
        // However it is met, so many of the factors presented are of the floor's kinds.
        Set<FactorKind> weaker = EnumSet.copyOf(mfa.kinds());
        weaker.removeAll(floor.kinds());
        String label = "";
        if (mfa.count() - weaker.size() < floor.count()) {
            label = weaker.isEmpty()
                    ? "fewer than " + floor.count() + " factors"
                    : "could be met with "
                            + Lists.text(weaker.stream().map(FactorKind::word).toList());
        } else if (floor.within().isPresent()
                && mfa.within().orElseThrow().compareTo(floor.within().get()) > 0) {
            label = "older than " + Lists.text(floor.within().get());
        }
        if (!label.isEmpty()) {
            loose(
                    Code.MFA_BELOW_FLOOR,
                    mfa.place(),
                    " asks for a weaker mfa than " + Quote.of(zone.name()) + " demands",
                    label,
                    new Bound.AtLeastMfa(floor),
                    zone);
        }
    }

    private void approve(Approvals approvals, Bound.AtLeastApprove floor, Zone zone) {
        long people = approvals.people();
        if (people < floor.people()) {
            loose(
                    Code.APPROVALS_BELOW_FLOOR,
                    approvals.place(),
                    " asks for " + people + (people == 1 ? " approval" : " approvals") + ", and "
                            + Quote.of(zone.name()) + " demands " + floor.people(),
                    "",
                    floor,
                    zone);
        }
        controls.escalate()
                .value()
                .filter(escalate -> escalate.people() < floor.people())
                .ifPresent(escalate -> loose(
                        Code.ESCALATION_BELOW_ZONE,
                        escalate.place(),
                        " asks for " + escalate.people() + (escalate.people() == 1 ? " approval" : " approvals")
                                + " once it escalates, and " + Quote.of(zone.name()) + " demands " + floor.people(),
                        "this satisfies the approvals instead",
                        floor,
                        zone));
    }

    /** An escalation stands in for approvals, so there must be some. */
    void escalate() {
        Optional<Approvals> approvals = controls.approvals().value();
        Optional<Escalate> escalate = controls.escalate().value();
        if (escalate.isPresent()
                && approvals.map(none -> none.clauses().isEmpty()).orElse(false)) {
            faults.add(Diagnostic.error(
                            Code.NOTHING_TO_ESCALATE,
                            escalate.get().place(),
                            Quote.of(path) + " escalates, and has no approvals to stand in for")
                    .seeing(approvals.get().place(), "none here"));
        }
    }

    private void review(Review review, Bound.AtLeastReview floor, Zone zone) {
        Optional<Duration> within = review.due().map(Review.Due::within);
        if (within.isEmpty() || within.get().compareTo(floor.within()) > 0) {
            loose(
                    Code.REVIEW_BELOW_FLOOR,
                    review.place(),
                    " is reviewed "
                            + within.map(due -> "within " + Lists.text(due)).orElse("by nobody") + ", and "
                            + Quote.of(zone.name()) + " demands it within " + Lists.text(floor.within()),
                    "",
                    floor,
                    zone);
        }
    }

    private void loose(Code code, Place place, String what, String label, Bound bound, Zone zone) {
        faults.add(Diagnostic.error(code, place, Quote.of(path) + what)
                .labelled(label)
                .seeing(bound.place(), "the bound of " + Quote.of(zone.name()) + ", for it and all zones below"));
    }

    /** A tolerated unknown needs stronger controls than any zone may ask for. */
    void tolerate(Tolerate tolerate) {
        controls.mfa().value().ifPresent(mfa -> {
            if (!FactorKind.phishingResistant().containsAll(mfa.kinds())) {
                weak(tolerate, mfa.place(), "needs an mfa that is `phishing-resistant`", "this is not");
            }
        });
        controls.approvals().value().ifPresent(approvals -> {
            if (approvals.people() < TOLERATE_PEOPLE_MIN) {
                weak(tolerate, approvals.place(), TOO_FEW, approvals.people() + " asked for here");
            }
        });
        controls.escalate()
                .value()
                .filter(escalate -> escalate.people() < TOLERATE_PEOPLE_MIN)
                .ifPresent(escalate ->
                        weak(tolerate, escalate.place(), TOO_FEW, escalate.people() + " asked for after escalation"));
    }

    private void weak(Tolerate tolerate, Place second, String what, String label) {
        faults.add(Diagnostic.error(
                        Code.TOLERATE_BELOW_FLOOR,
                        tolerate.place(),
                        Quote.of(path) + " tolerates an unknown, so it " + what)
                .seeing(second, label));
    }
}
