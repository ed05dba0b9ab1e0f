package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.reference.Measure;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.grant.Extension;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How old the yeses to a longer session are when one more is said, and the factors of those who say them. */
final class AssentEdges {

    private final BreakglassPath path;
    private final Set<Item> items = new LinkedHashSet<>();

    private AssentEdges(BreakglassPath path) {
        this.path = path;
    }

    static Set<Item> items(BreakglassPath path, SessionLengths lengths) {
        AssentEdges edges = new AssentEdges(path);
        List<Approve> with = asked(path);
        for (Approve assent : with) {
            if (people(with) > 1) {
                // Of one alone, the yes counts as it is said.
                assent.within().ifPresent(within -> edges.ages(assent, within, lengths));
            }
            assent.mfa()
                    .ifPresent(mfa -> edges.items.addAll(
                            MfaEdges.items(path, mfa, Measure.APPROVER_FACTOR_AGE, Measure.APPROVER_FACTORS)));
        }
        return edges.items;
    }

    /**
     * @param before the session as it was before somebody said yes
     * @param said what they said, at this moment
     */
    static Set<Item> told(BreakglassPath path, Opening before, Approval said) {
        AssentEdges edges = new AssentEdges(path);
        List<Approve> with = asked(path);
        List<Approval> earlier = before.extension().map(Extension::approvals).orElse(List.of());
        boolean areEnough = earlier.size() + 1 >= people(with);
        for (Approve assent : with) {
            assent.within()
                    .filter(within -> areEnough)
                    .ifPresent(within -> earlier.stream()
                            .filter(approval -> counts(assent, approval))
                            .forEach(approval ->
                                    edges.age(assent.place(), Measure.APPROVAL_AGE, within, approval.at(), said.at())));
            if (isFor(assent, said)) {
                assent.mfa().ifPresent(mfa -> edges.factors(mfa, said));
            }
        }
        return edges.items;
    }

    private static List<Approve> asked(BreakglassPath path) {
        return path.extend().map(extend -> extend.with()).orElse(List.of());
    }

    private static int people(List<Approve> with) {
        return with.stream().mapToInt(Approve::people).sum();
    }

    /** But for its age. */
    private static boolean counts(Approve assent, Approval approval) {
        return isFor(assent, approval)
                && assent.mfa()
                        .filter(mfa -> inTime(mfa, approval).size() < mfa.count())
                        .isEmpty();
    }

    private static boolean isFor(Approve assent, Approval approval) {
        return assent.roles().stream().flatMap(role -> role.groups().stream()).anyMatch(approval.groups()::contains);
    }

    /** The yes before and the one that counts it are both said while the session may grow. */
    private void ages(Approve assent, Duration within, SessionLengths lengths) {
        for (Side side : Side.ALL) {
            if (lengths.mayGrowAfter(Duration.ofSeconds(side.beside(within.toSeconds())))) {
                items.add(Item.edge(path, assent.place(), Measure.APPROVAL_AGE, within, side));
            }
        }
    }

    private void factors(Mfa mfa, Approval said) {
        mfa.within()
                .ifPresent(within -> presented(mfa, said)
                        .forEach(factor ->
                                age(mfa.place(), Measure.APPROVER_FACTOR_AGE, within, factor.at(), said.at())));
        tell(mfa.place(), Measure.APPROVER_FACTORS, (long) mfa.count(), (long)
                inTime(mfa, said).size());
    }

    private static Stream<Presented> presented(Mfa mfa, Approval said) {
        Set<String> asked = mfa.kinds().stream().map(FactorKind::word).collect(Collectors.toSet());
        return said.factors().stream()
                .filter(factor -> asked.contains(factor.kind()))
                .filter(factor -> !factor.at().isAfter(said.at()));
    }

    private static Set<String> inTime(Mfa mfa, Approval said) {
        Instant oldest = said.at().minus(mfa.within().orElse(Duration.ZERO));
        return presented(mfa, said)
                .filter(factor -> !factor.at().isBefore(oldest))
                .map(Presented::kind)
                .collect(Collectors.toSet());
    }

    private void age(Place place, Measure measure, Duration edge, Instant at, Instant now) {
        tell(place, measure, edge, Duration.between(at, now));
    }

    private void tell(Place place, Measure measure, Object edge, Object is) {
        Side.of(edge, is).ifPresent(side -> items.add(Item.edge(path, place, measure, edge, side)));
    }
}
