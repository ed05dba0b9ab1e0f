package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Tolerate;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration.Block;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks break-glass paths and forbids, clause by clause. */
final class PathChecker {

    static final int PEOPLE_MAX = Limits.STANDARD.peoplePerClauseMax();

    private final Scope scope;
    private final ConditionChecker conditions;
    private final ControlChecker controls;

    PathChecker(Scope scope) {
        this.scope = scope;
        this.conditions = new ConditionChecker(scope);
        this.controls = new ControlChecker(scope);
    }

    /** The checked path, or nothing after at least one diagnostic. */
    Optional<BreakglassPath> path(Block block) {
        int before = scope.diagnostics.size();
        Clauses clauses = Clauses.of(block, scope);
        if (clauses.whole()) {
            reportMissing(block, clauses);
        }
        Optional<Zone> zone = clauses.one(Clause.Zone.class).flatMap(c -> scope.zones.find(c.zone()));
        Optional<BreakglassPath.For> roles =
                clauses.one(Clause.For.class).map(c -> new BreakglassPath.For(scope.rolesOf(c.roles()), c.place()));
        Optional<BreakglassPath.Allow> allow = clauses.one(Clause.Allow.class)
                .map(c ->
                        new BreakglassPath.Allow(scope.atomicActions(c.actions()), scope.patterns(c.on()), c.place()));
        Optional<When> when = clauses.one(Clause.When.class).flatMap(this::when);
        var mfa = controls.mfa(clauses);
        var approvals = controls.approvals(clauses);
        var justify = controls.justify(clauses);
        var ttl = controls.ttl(clauses);
        var extend = controls.extend(clauses);
        var limit = controls.limit(clauses);
        var review = controls.review(clauses);
        Optional<Tolerate> tolerate = clauses.one(Clause.Tolerate.class).map(this::tolerate);
        var duties = controls.duties(clauses);
        if (!clauses.whole() || scope.diagnostics.size() > before || mfa.isEmpty()) {
            return Optional.empty();
        }
        BreakglassPath path = new BreakglassPath(
                block.name().text(),
                zone.orElseThrow(),
                roles.orElseThrow(),
                allow.orElseThrow(),
                when,
                mfa.get(),
                approvals.orElseThrow(),
                justify.orElseThrow(),
                ttl.orElseThrow(),
                extend,
                limit,
                tolerate,
                duties,
                review.orElseThrow(),
                block.name().place());
        new BoundChecker(scope).check(path);
        return scope.diagnostics.size() > before ? Optional.empty() : Optional.of(path);
    }

    private void reportMissing(Block block, Clauses clauses) {
        List<String> missing = new ArrayList<>();
        need(missing, "zone", clauses.one(Clause.Zone.class).isPresent());
        need(missing, "for", clauses.one(Clause.For.class).isPresent());
        need(missing, "allow", clauses.one(Clause.Allow.class).isPresent());
        need(missing, "mfa", clauses.one(Clause.Mfa.class).isPresent());
        need(
                missing,
                "approve",
                clauses.one(Clause.Approve.class).isPresent()
                        || clauses.one(Clause.ApproveNone.class).isPresent());
        need(
                missing,
                "justify",
                clauses.one(Clause.Justify.class).isPresent()
                        || clauses.one(Clause.JustifyNone.class).isPresent());
        need(missing, "ttl", clauses.one(Clause.Ttl.class).isPresent());
        need(
                missing,
                "review",
                clauses.one(Clause.Review.class).isPresent()
                        || clauses.one(Clause.ReviewNone.class).isPresent());
        if (!missing.isEmpty()) {
            scope.report(Diagnostic.error(
                            Code.MISSING_CLAUSE,
                            block.name().place(),
                            "`" + block.name().text() + "` does not state `" + String.join("`, `", missing) + "`")
                    .note("no control is silent: a path states each itself or through a profile"));
        }
    }

    private static void need(List<String> missing, String clause, boolean there) {
        if (!there) {
            missing.add(clause);
        }
    }

    private Tolerate tolerate(Clause.Tolerate c) {
        List<String> names = c.signals().stream()
                .filter(s -> scope.signals.find(s).isPresent())
                .map(Word::text)
                .distinct()
                .sorted()
                .toList();
        if (c.because().text().isBlank()) {
            scope.report(Diagnostic.error(Code.MISSING_CLAUSE, c.because().place(), "the reason is empty"));
        }
        return new Tolerate(names, c.because().text(), c.place());
    }

    private Optional<When> when(Clause.When c) {
        return conditions.check(c.condition()).map(expr -> new When(expr, c.place()));
    }

    /** The checked forbid, or nothing after at least one diagnostic. */
    Optional<Forbid> forbid(Block block) {
        int before = scope.diagnostics.size();
        Clauses clauses = Clauses.of(block, scope);
        Optional<Zone> zone = clauses.one(Clause.Zone.class).flatMap(c -> scope.zones.find(c.zone()));
        List<Role> roles =
                clauses.one(Clause.For.class).map(c -> scope.rolesOf(c.roles())).orElse(List.of());
        List<String> actions = clauses.one(Clause.Actions.class)
                .map(c -> scope.atomicActions(c.actions()))
                .orElse(List.of());
        if (clauses.whole() && clauses.one(Clause.When.class).isEmpty()) {
            scope.report(Diagnostic.error(
                    Code.MISSING_CLAUSE,
                    block.name().place(),
                    "`" + block.name().text() + "` does not state `when`"));
        }
        Optional<When> when = clauses.one(Clause.When.class).flatMap(this::when);
        return scope.diagnostics.size() > before
                ? Optional.empty()
                : when.map(w -> new Forbid(
                        block.name().text(),
                        zone,
                        roles,
                        actions,
                        w,
                        block.name().place()));
    }

    static String writtenText(When when) {
        return text(when.place());
    }

    static String text(Place place) {
        return place.file().text().substring(place.span().start(), place.span().end());
    }
}
