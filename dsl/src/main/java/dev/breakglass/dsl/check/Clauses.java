package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The clauses that hold for a path: its own, and those of its profile that it does not replace. */
final class Clauses {

    /** Clauses of which a path may have several, all of which count. */
    private static final Set<Class<? extends Clause>> MANY =
            Set.of(Clause.Approve.class, Clause.Justify.class, Clause.Notify.class, Clause.After.class);

    private final List<Clause> all;
    private final boolean whole;

    private Clauses(List<Clause> all, boolean whole) {
        this.all = all;
        this.whole = whole;
    }

    /** Whether every clause was understood and the profile is known. */
    boolean whole() {
        return whole;
    }

    static Clauses of(Block block, Scope scope) {
        List<Clause> own = once(block, scope);
        List<Clause> all = new ArrayList<>(own);
        boolean whole = block.whole();
        for (Clause clause : own) {
            if (clause instanceof Clause.Follows follows) {
                Optional<Block> profile = scope.profiles.find(follows.profile());
                profile.ifPresent(found -> all.addAll(shared(found, own)));
                whole &= profile.map(Block::whole).orElse(false);
            }
        }
        return new Clauses(all, whole);
    }

    /** What a path takes from a profile: all that it does not state itself, and justifications besides its own. */
    private static List<Clause> shared(Block profile, List<Clause> own) {
        boolean noReason = own.stream().anyMatch(Clause.JustifyNone.class::isInstance);
        return once(profile, new Scope()).stream()
                .filter(clause -> clause instanceof Clause.Justify && !noReason
                        || own.stream().noneMatch(mine -> topic(mine).equals(topic(clause))))
                .toList();
    }

    /** The block's clauses without those that say a thing again. */
    static List<Clause> once(Block block, Scope scope) {
        List<Clause> seen = new ArrayList<>();
        for (Clause clause : block.clauses()) {
            Optional<Clause> before = seen.stream()
                    .filter(other -> topic(other).equals(topic(clause))
                            && !(MANY.contains(clause.getClass()) && clause.getClass() == other.getClass()))
                    .findFirst();
            if (before.isPresent()) {
                scope.report(
                        Diagnostic.error(Code.CLAUSE_TWICE, clause.place(), "`" + topic(clause) + "` is stated twice")
                                .see(before.get().place(), "stated here first"));
            } else {
                seen.add(clause);
            }
        }
        return seen;
    }

    <C extends Clause> Optional<C> one(Class<C> type) {
        return all(type).stream().findFirst();
    }

    <C extends Clause> List<C> all(Class<C> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The keyword that a clause begins with: two clauses of one topic speak of the same control. */
    static String topic(Clause clause) {
        String name = clause.getClass().getSimpleName();
        return switch (name) {
            case "ApproveNone" -> "approve";
            case "JustifyNone" -> "justify";
            case "ReviewNone" -> "review";
            case "Actions" -> "action";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
