package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.lower.Terms;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.policy.PathTerms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The edges of what the runtime times and counts in the life of a grant on one path: those that some grant can reach. They
 * come from the very terms that the runtime goes by.
 */
final class LifeEdges {

    private final BreakglassPath path;
    private final PathTerms terms;
    private final SessionLengths lengths;
    private final Set<Item> items = new LinkedHashSet<>();

    private LifeEdges(BreakglassPath path) {
        this.path = path;
        this.terms = Terms.of(path);
        this.lengths = new SessionLengths(path, obligation(Obligation.Extend.class));
    }

    static Set<Item> items(BreakglassPath path) {
        LifeEdges edges = new LifeEdges(path);
        edges.all(LifeMeasure.KEY_AGE, edges.terms.redeemWithin());
        edges.all(LifeMeasure.SESSION_AGE, path.ttl().granted());
        edges.idle().ifPresent(idle -> edges.all(LifeMeasure.UNUSED, idle.after()));
        edges.obligation(Obligation.Extend.class).ifPresent(edges::growing);
        edges.obligation(Obligation.Observe.class)
                .ifPresent(observe -> edges.all(LifeMeasure.WATCHERS, (long) observe.people()));
        edges.obligation(Obligation.Review.class)
                .ifPresent(review -> edges.all(LifeMeasure.UNREVIEWED, review.within()));
        return edges.items;
    }

    /** Whether some session of the path lives long enough to be idle for as long as the path says. */
    static boolean canBeIdle(BreakglassPath path) {
        return new LifeEdges(path).idle().isPresent();
    }

    /** The clause that says where the edge is. */
    static Place place(BreakglassPath path, LifeMeasure measure) {
        Optional<Place> clause = switch (measure) {
            case KEY_AGE -> Optional.of(Life.redeem(path));
            case SESSION_AGE -> Optional.of(path.ttl().place());
            case GROWN_AGE, GROWTHS, GROWN_LENGTH, ASSENTS -> path.extend().map(extend -> extend.place());
            case UNUSED -> Life.idle(path);
            case WATCHERS -> path.observe().map(observe -> observe.place());
            case UNREVIEWED -> Optional.of(path.review().place());
        };
        return clause.orElse(path.place());
    }

    private Optional<Obligation.Idle> idle() {
        return obligation(Obligation.Idle.class).filter(idle -> lengths.exceed(idle.after()));
    }

    private void growing(Obligation.Extend extend) {
        if (lengths.canGrow()) {
            all(LifeMeasure.GROWN_AGE, extend.by());
        }
        if (extend.times() > 0) {
            some(LifeMeasure.GROWTHS, (long) extend.times(), Side.UP_TO_THE_EDGE);
        }
        extend.longest().ifPresent(longest -> {
            if (lengths.canGrowToJustBelow(longest)) {
                some(LifeMeasure.GROWN_LENGTH, longest, List.of(Side.BELOW));
            }
            if (lengths.canGrowTo(longest)) {
                some(LifeMeasure.GROWN_LENGTH, longest, List.of(Side.AT));
            }
        });
        long people =
                extend.with().stream().mapToLong(Obligation.Assent::people).sum();
        if (people > 1) {
            // Of one, nobody is no attempt, and the one is what lets it grow.
            some(LifeMeasure.ASSENTS, people, Side.UP_TO_THE_EDGE);
        }
        items.addAll(AssentEdges.items(path, lengths));
    }

    private <T extends Obligation> Optional<T> obligation(Class<T> kind) {
        return terms.obligations().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private void all(LifeMeasure measure, Object edge) {
        some(measure, edge, Side.ALL);
    }

    private void some(LifeMeasure measure, Object edge, List<Side> sides) {
        sides.forEach(side -> items.add(Item.lived(path, measure, edge, side)));
    }
}
