package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Requests that show less than another: an approval, a factor, the ticket or the justification fewer. Not a group: a policy may speak
 * against a role. Pure.
 */
final class Lessening {

    private Lessening() {}

    static List<Request> of(Request own) {
        List<Request> less = new ArrayList<>();
        without(own.approvals(), less, own::withApprovals);
        without(own.factors(), less, own::withFactors);
        if (!own.justification().isEmpty()) {
            less.add(own.withJustification("", own.ticket()));
        }
        if (own.ticket().isPresent()) {
            less.add(own.withJustification(own.justification(), Optional.empty()));
        }
        return less;
    }

    private static <T> void without(List<T> some, List<Request> less, Function<List<T>, Request> with) {
        for (int i = 0; i < some.size(); i++) {
            List<T> fewer = new ArrayList<>(some);
            fewer.remove(i);
            less.add(with.apply(fewer));
        }
    }
}
