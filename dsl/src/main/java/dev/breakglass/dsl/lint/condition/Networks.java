package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the networks of a condition, as written. */
public final class Networks {

    private Networks() {}

    /** Only the meaning tells a list of networks from one of strings. */
    static List<Written<String>> of(Site site) {
        Set<Span> meant = spans(site);
        List<Written<String>> networks = new ArrayList<>();
        if (meant.isEmpty()) {
            return networks;
        }
        Walk.each(site.written(), term -> {
            if (!meant.contains(term.place().span())) {
                return;
            }
            if (term instanceof Condition.InNetwork in) {
                networks.add(in.network());
            } else if (term instanceof Condition.In in) {
                for (Condition.Operand operand : in.anyOf()) {
                    if (operand instanceof Condition.Operand.Text text) {
                        networks.add(new Written<>(text.value(), text.place()));
                    }
                }
            }
        });
        return networks;
    }

    /** Of the terms that ask whether an address lies in a network. */
    public static Set<Span> spans(Site site) {
        Set<Span> spans = new HashSet<>();
        Walk.each(site.meant(), term -> {
            if (term instanceof Expr.InNetworks) {
                spans.add(term.place().span());
            }
        });
        return spans;
    }
}
