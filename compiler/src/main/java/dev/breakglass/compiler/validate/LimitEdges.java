package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.validate.Draft.Past;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Asks with as many grants behind one as a limit allows, with one less and one more, and at the edges of their ages. */
final class LimitEdges {

    private static final int GRANTS_MAX = 64;
    private static final Duration LONG = Duration.ofDays(4_000);

    private LimitEdges() {}

    static void ask(Examination exam, Draft base, BreakglassPath path) {
        exam.control(path.review().place(), "one overdue", base, draft -> draft.overdue = 1);
        exam.detail(path.review().place(), "two overdue", base, draft -> draft.overdue = 2);
        path.limit().ifPresent(limit -> {
            limit.atOnce().ifPresent(count -> open(exam, base, path, limit, count));
            limit.rates().forEach(rate -> rate(exam, base, path, limit, rate));
            limit.cooldown().ifPresent(pause -> cooldown(exam, base, path, limit, pause));
            all(exam, base, path, limit);
        });
    }

    /** All that is limited at once: what is told stands in the order of the limits. */
    private static void all(Examination exam, Draft base, BreakglassPath path, Limit limit) {
        int most = limit.rates().stream()
                .mapToInt(Limit.Rate::grants)
                .reduce(limit.atOnce().orElse(0), Math::max);
        Past open = new Past(path.name(), Duration.ZERO, Optional.empty());
        List<Past> grants = new ArrayList<>(Collections.nCopies(Math.min(most, GRANTS_MAX), open));
        grants.add(new Past(path.name(), Duration.ZERO, Optional.of(Duration.ZERO)));
        grants(exam, limit, "every limit is reached", true, base, grants);
    }

    private static void open(Examination exam, Draft base, BreakglassPath path, Limit limit, int count) {
        if (tooMany(exam, limit, count)) {
            return;
        }
        Past open = new Past(path.name(), LONG, Optional.empty());
        for (int grants = Math.max(0, count - 1); grants <= count + 1; grants++) {
            grants(exam, limit, grants + " open", grants > count, base, Collections.nCopies(grants, open));
        }
        Past ending = new Past(path.name(), LONG, Optional.of(Ages.TICK.negated()));
        grants(exam, limit, "one of them ends a nanosecond from now", true, base, last(open, count, ending));
        Past ended = new Past(path.name(), LONG, Optional.of(Duration.ZERO));
        grants(exam, limit, "one of them ends now", true, base, last(open, count, ended));
        Past coming = new Past(path.name(), Ages.TICK.negated(), Optional.empty());
        grants(exam, limit, "one of them begins a nanosecond from now", true, base, last(open, count, coming));
        Past elsewhere = new Past(path.name() + "-x", LONG, Optional.empty());
        grants(exam, limit, "one of them is of another path", true, base, last(open, count, elsewhere));
    }

    private static void rate(Examination exam, Draft base, BreakglassPath path, Limit limit, Limit.Rate rate) {
        if (tooMany(exam, limit, rate.grants())) {
            return;
        }
        // As long ended as they can be, so that as little as possible else is in the way.
        Past edge = new Past(path.name(), rate.per(), Optional.of(rate.per()));
        for (int grants = Math.max(0, rate.grants() - 1); grants <= rate.grants() + 1; grants++) {
            grants(
                    exam,
                    limit,
                    grants + " just within the window",
                    grants > rate.grants(),
                    base,
                    Collections.nCopies(grants, edge));
        }
        Ages.around(rate.per()).forEach(age -> {
            Past past = new Past(path.name(), age.age(), Optional.of(age.age()));
            grants(exam, limit, "one of them " + age.edge(), age.detail(), base, last(edge, rate.grants(), past));
        });
    }

    private static void cooldown(Examination exam, Draft base, BreakglassPath path, Limit limit, Duration pause) {
        Ages.around(pause).forEach(age -> {
            Past past = new Past(path.name(), LONG, Optional.of(age.age()));
            grants(exam, limit, "the last one ended " + age.edge(), false, base, List.of(past));
            Past before = new Past(path.name(), LONG, Optional.of(LONG));
            grants(exam, limit, "one of two ended " + age.edge(), true, base, List.of(before, past));
        });
        Past open = new Past(path.name(), LONG, Optional.empty());
        grants(exam, limit, "the last one is still open", true, base, List.of(open));
    }

    private static List<Past> last(Past each, int count, Past last) {
        List<Past> grants = new ArrayList<>(Collections.nCopies(Math.max(0, count - 1), each));
        grants.add(last);
        return grants;
    }

    private static boolean tooMany(Examination exam, Limit limit, int count) {
        if (count > GRANTS_MAX) {
            exam.gap(limit.place(), "a limit of " + count + " grants is not walked up to");
        }
        return count > GRANTS_MAX;
    }

    private static void grants(
            Examination exam, Limit limit, String edge, boolean detail, Draft base, List<Past> grants) {
        exam.control(limit.place(), edge, detail, base, draft -> draft.history.addAll(grants));
    }
}
