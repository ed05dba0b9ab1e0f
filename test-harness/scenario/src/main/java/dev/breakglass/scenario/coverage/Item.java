package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.lower.Wording;
import dev.breakglass.compiler.reference.Measure;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.program.ReasonCode;
import java.time.Duration;
import java.util.Optional;

/**
 * One thing that a test can reach.
 *
 * @param subject the path, zone, forbid or signal that it is about; empty where its place says all
 * @param place where the policy says it
 * @param what begins a sentence that every outcome can end, so that outcomes can be listed together; may be empty
 */
public record Item(Kind kind, String subject, Place place, String what, String outcome) {

    /** The item in one line, without its place. */
    public String text() {
        return beginning() + outcome;
    }

    /** All that is before the outcome. */
    String beginning() {
        return (subject.isEmpty() ? "" : subject + ": ") + (what.isEmpty() ? "" : what + " ");
    }

    static Item answer(BreakglassPath path, Outcome outcome) {
        return new Item(Kind.PATHS, path.name(), path.place(), "answers", outcome.word());
    }

    static Item forbid(Forbid forbid, boolean fires) {
        return new Item(Kind.FORBIDS, forbid.name(), forbid.place(), "", fires ? "fires" : "does not fire");
    }

    /** A condition may stand in one place and hold for many paths, so that it is nobody's alone. */
    static Item condition(Expr expr, Optional<Boolean> truth) {
        String outcome = truth.map(String::valueOf).orElse("unknown");
        return new Item(Kind.CONDITIONS, "", expr.place(), quoted(expr) + " is", outcome);
    }

    static Item compared(Expr expr, Object edge, Side side) {
        return new Item(Kind.EDGES, "", expr.place(), quoted(expr) + " compares", beside(side, edge));
    }

    static Item fresh(Signal signal, Side side) {
        return new Item(Kind.EDGES, signal.name(), signal.place(), "its age is", beside(side, signal.fresh()));
    }

    static Item clause(BreakglassPath path, ReasonCode code, Place clause, boolean met) {
        return new Item(Kind.CLAUSES, path.name(), clause, word(code) + " is", met(met));
    }

    static Item escalation(BreakglassPath path, Place clause, boolean met) {
        return new Item(Kind.CLAUSES, path.name(), clause, "the escalation is", met(met));
    }

    static Item tolerated(BreakglassPath path, Place clause, String signal) {
        return new Item(Kind.CLAUSES, path.name(), clause, "tolerates an unknown", signal);
    }

    static Item reason(String subject, Place place, ReasonCode code) {
        return new Item(Kind.REASONS, subject, place, "gives the reason", code.code());
    }

    static Item edge(BreakglassPath path, Place clause, Measure measure, Object edge, Side side) {
        return new Item(Kind.EDGES, path.name(), clause, words(measure), beside(side, edge));
    }

    static Item life(BreakglassPath path, Place clause, String fact) {
        return new Item(Kind.LIFE, path.name(), clause, "", fact);
    }

    /** How long a session is that has grown depends on how long it was, so that no number says its edge. */
    static Item lived(BreakglassPath path, LifeMeasure measure, Object edge, Side side) {
        Object shown = measure == LifeMeasure.GROWN_AGE ? "its new ttl" : edge;
        return new Item(Kind.EDGES, path.name(), LifeEdges.place(path, measure), measure.words(), beside(side, shown));
    }

    private static String met(boolean met) {
        return met ? "met" : "not met";
    }

    private static String quoted(Expr expr) {
        return "`" + Wording.of(expr.place()) + "`";
    }

    private static String beside(Side side, Object edge) {
        return side.words() + " " + (edge instanceof Duration length ? Durations.text(length) : edge);
    }

    private static String word(ReasonCode code) {
        return switch (code) {
            case ROLE -> "for";
            case ACTION -> "allow";
            case MFA -> "mfa";
            case APPROVALS -> "approve";
            case JUSTIFICATION -> "the length of the reason";
            case TTL_EXCEEDS_MAXIMUM -> "ttl";
            case REVIEW_OVERDUE -> "no overdue review";
            default -> code.code();
        };
    }

    private static String words(Measure measure) {
        return switch (measure) {
            case FACTOR_AGE -> "a factor's age is";
            case FACTORS -> "the kinds of factor in time are";
            case APPROVAL_AGE -> "an approval's age is";
            case APPROVER_FACTOR_AGE -> "an approver's factor's age is";
            case APPROVER_FACTORS -> "an approver's kinds of factor in time are";
            case PEOPLE -> "the people who approve are";
            case WAITING -> "the time that a request has waited when it is decided is";
            case ESCALATED_PEOPLE -> "the people who approve after the wait are";
            case CHARACTERS -> "the characters are";
            case TTL -> "the ttl is";
            case OPEN_GRANTS -> "the open grants at a request are";
            case RECENT_GRANTS -> "the recent grants at a request are";
            case GRANT_AGE -> "an earlier grant's age at a request is";
            case PAUSE -> "the time from a grant's end to the next request is";
        };
    }
}
