package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The signals that conditions read. */
final class Signals {

    private Signals() {}

    /** In the path's own {@code when} and every {@code admit when} that binds it. */
    static Set<String> read(BreakglassPath path) {
        Set<String> read = new TreeSet<>();
        path.when().ifPresent(when -> collect(when.condition(), read));
        path.zone().lineage().forEach(zone -> zone.admits().forEach(admit -> collect(admit.condition(), read)));
        return read;
    }

    private static void collect(Expr expr, Set<String> read) {
        if (expr instanceof Expr.And and) {
            and.all().forEach(part -> collect(part, read));
        } else if (expr instanceof Expr.Or or) {
            or.any().forEach(part -> collect(part, read));
        } else if (expr instanceof Expr.Not not) {
            collect(not.negated(), read);
        } else {
            inputs(expr)
                    .filter(input -> input.origin() == Input.Origin.SIGNAL)
                    .forEach(input -> read.add(input.name()));
        }
    }

    private static Stream<Input> inputs(Expr expr) {
        if (expr instanceof Expr.Compare compare) {
            return Stream.of(compare.left(), compare.right())
                    .filter(Expr.Operand.Of.class::isInstance)
                    .map(operand -> ((Expr.Operand.Of) operand).input());
        } else if (expr instanceof Expr.IsTrue is) {
            return Stream.of(is.input());
        } else if (expr instanceof Expr.In in) {
            return Stream.of(in.input());
        } else if (expr instanceof Expr.Matches matches) {
            return Stream.of(matches.input());
        } else if (expr instanceof Expr.StartsWith starts) {
            return Stream.of(starts.input());
        } else if (expr instanceof Expr.EndsWith ends) {
            return Stream.of(ends.input());
        } else if (expr instanceof Expr.InNetworks networks) {
            return Stream.of(networks.input());
        } else if (expr instanceof Expr.Contains contains) {
            return Stream.of(contains.set());
        }
        return Stream.empty();
    }
}
