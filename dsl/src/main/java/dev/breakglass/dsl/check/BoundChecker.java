package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Holds a path to the ceilings and floors of its zone and of all zones above, and to those of tolerance. */
final class BoundChecker {

    private static final int APPROVALS_TO_TOLERATE = 2;

    private final Scope scope;

    BoundChecker(Scope scope) {
        this.scope = scope;
    }

    void check(BreakglassPath path) {
        for (Zone zone : path.zone().lineage()) {
            zone.bounds().forEach(bound -> check(path, bound));
        }
        path.allow().on().stream()
                .filter(on -> path.zone().contains().stream().noneMatch(in -> overlap(on, in)))
                .forEach(on -> scope.report(Diagnostic.error(
                                Code.NOT_IN_ZONE,
                                on.place(),
                                "nothing in `" + path.zone().name() + "` is " + on.kind() + " \"" + on.glob() + "\"")
                        .see(path.zone().place(), "the zone contains no such thing")));
        path.tolerate().ifPresent(tolerate -> {
            if (!FactorKind.phishingResistant().containsAll(path.mfa().kinds())) {
                scope.report(Diagnostic.error(
                                Code.TOLERATES_TOO_CHEAPLY,
                                tolerate.place(),
                                "a path that tolerates an unknown signal asks for phishing-resistant factors alone")
                        .see(path.mfa().place(), "this accepts others"));
            }
            if (people(path) < APPROVALS_TO_TOLERATE) {
                scope.report(Diagnostic.error(
                                Code.TOLERATES_TOO_CHEAPLY,
                                tolerate.place(),
                                "a path that tolerates an unknown signal needs two approvals at the least")
                        .see(path.approvals().place(), "this asks for " + people(path)));
            }
        });
    }

    private void check(BreakglassPath path, Bound bound) {
        if (bound instanceof Bound.AtMostTtl most) {
            Duration longest = path.extend()
                    .filter(extend -> extend.times().isPresent())
                    .map(extend -> path.ttl()
                            .max()
                            .plus(extend.by().multipliedBy(extend.times().getAsInt())))
                    .orElse(path.ttl().max());
            if (longest.compareTo(most.ttl()) > 0) {
                Place place = path.ttl().max().compareTo(most.ttl()) > 0
                        ? path.ttl().place()
                        : path.extend().orElseThrow().place();
                looser(path, place, bound, "lets a session live longer than the zone does");
            }
        } else if (bound instanceof Bound.AtMostAllow most) {
            List<String> more = path.allow().actions().stream()
                    .filter(a -> !most.actions().contains(a))
                    .toList();
            if (!more.isEmpty()) {
                looser(
                        path,
                        path.allow().place(),
                        bound,
                        "allows `" + String.join("`, `", more) + "`, which the zone does not");
            }
        } else if (bound instanceof Bound.AtLeastMfa least) {
            if (!atLeast(path.mfa(), least.mfa())) {
                looser(path, path.mfa().place(), bound, "accepts factors that the zone does not");
            }
        } else if (bound instanceof Bound.AtLeastApprove least) {
            if (people(path) < least.people()) {
                looser(
                        path,
                        path.approvals().place(),
                        bound,
                        "asks " + people(path) + " to approve where the zone asks " + least.people());
            }
        } else if (bound instanceof Bound.AtLeastReview least) {
            Optional<Duration> within = path.review().due().map(due -> due.within());
            if (within.isEmpty() || within.get().compareTo(least.within()) > 0) {
                looser(path, path.review().place(), bound, "is reviewed later than the zone asks, or not at all");
            }
        }
    }

    private void looser(BreakglassPath path, Place place, Bound bound, String how) {
        scope.report(Diagnostic.error(Code.LOOSER_THAN_ZONE, place, "`" + path.name() + "` " + how)
                .see(bound.place(), "the bound, which holds here and below"));
    }

    private static int people(BreakglassPath path) {
        return path.approvals().clauses().stream().mapToInt(Approve::people).sum();
    }

    /** Whether every way of meeting the path's MFA meets the floor as well. */
    private static boolean atLeast(Mfa mfa, Mfa floor) {
        long outside = mfa.kinds().stream()
                .filter(kind -> !floor.kinds().contains(kind))
                .count();
        boolean strong = mfa.count() - outside >= floor.count();
        boolean fresh = floor.within().isEmpty()
                || mfa.within().isPresent()
                        && mfa.within().get().compareTo(floor.within().get()) <= 0;
        return strong && fresh;
    }

    /** Whether some name could match both; certain only where neither or one of the two has a star. */
    private static boolean overlap(ResourcePattern a, ResourcePattern b) {
        if (!a.kind().equals(b.kind())) {
            return false;
        }
        String headA = head(a.glob());
        String headB = head(b.glob());
        boolean heads = headA.startsWith(headB) || headB.startsWith(headA);
        boolean both = a.glob().contains("*") && b.glob().contains("*");
        if (!a.glob().contains("*") && !b.glob().contains("*")) {
            return a.glob().equals(b.glob());
        }
        return heads && (both || literalFits(a.glob(), b.glob()));
    }

    private static boolean literalFits(String a, String b) {
        String literal = a.contains("*") ? b : a;
        String glob = a.contains("*") ? a : b;
        return literal.startsWith(head(glob)) && literal.endsWith(glob.substring(glob.lastIndexOf('*') + 1));
    }

    private static String head(String glob) {
        int star = glob.indexOf('*');
        return star < 0 ? glob : glob.substring(0, star);
    }
}
