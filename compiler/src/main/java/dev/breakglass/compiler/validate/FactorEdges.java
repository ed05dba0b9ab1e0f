package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.validate.Draft.Shown;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Factors that are just enough for what is asked, and those that are just not. */
final class FactorEdges {

    private static final Duration NOW = Duration.ZERO;

    /**
     * Some factors.
     *
     * @param edge what is special about them
     * @param detail whether the runtime alone decides what they are
     */
    record Case(String edge, List<Shown> factors, boolean detail) {}

    private FactorEdges() {}

    /** So many kinds as are asked for, presented just now. */
    static List<Shown> met(Mfa mfa) {
        return mfa.kinds().stream()
                .limit(mfa.count())
                .map(kind -> new Shown(kind.word(), NOW))
                .toList();
    }

    static List<Case> of(Mfa mfa) {
        List<Case> cases = new ArrayList<>();
        List<Shown> met = met(mfa);
        cases.add(new Case("no factor", List.of(), false));
        Duration within = mfa.within().orElse(NOW);
        Ages.around(within).forEach(age -> cases.add(new Case(age.edge(), first(met, age.age()), age.detail())));
        for (FactorKind kind : FactorKind.values()) {
            cases.add(new Case(kind.word() + " in place of " + met.get(0).kind(), beginning(mfa, kind), false));
        }
        cases.add(new Case("one kind too few", met.subList(1, met.size()), false));
        if (mfa.kinds().size() > mfa.count()) {
            Mfa more = new Mfa(mfa.count() + 1, mfa.kinds(), mfa.within(), mfa.place());
            cases.add(new Case("one kind more than needed", met(more), true));
        }
        if (met.size() > 1) {
            List<Shown> twice = new ArrayList<>(met);
            twice.set(1, met.get(0));
            cases.add(new Case("one kind twice in place of two", twice, true));
        }
        List<Shown> again = new ArrayList<>(met);
        again.add(0, new Shown(met.get(0).kind(), within.plusNanos(1)));
        cases.add(new Case("one kind presented twice, too long ago and just now", again, true));
        List<Shown> others = new ArrayList<>(List.of(new Shown("retina", NOW)));
        Set<FactorKind> rest = EnumSet.allOf(FactorKind.class);
        rest.removeAll(mfa.kinds());
        rest.forEach(kind -> others.add(new Shown(kind.word(), NOW)));
        cases.add(new Case("all kinds but these", others, true));
        return cases;
    }

    private static List<Shown> first(List<Shown> factors, Duration age) {
        List<Shown> aged = new ArrayList<>(factors);
        aged.set(0, new Shown(factors.get(0).kind(), age));
        return aged;
    }

    /** One kind, and others of those asked for, so that there are as many as asked for if that kind counts. */
    private static List<Shown> beginning(Mfa mfa, FactorKind kind) {
        List<Shown> factors = new ArrayList<>(List.of(new Shown(kind.word(), NOW)));
        mfa.kinds().stream()
                .filter(other -> other != kind)
                .limit(mfa.count() - 1L)
                .forEach(other -> factors.add(new Shown(other.word(), NOW)));
        return factors;
    }
}
