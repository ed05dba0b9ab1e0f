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
 */
public record Item(Kind kind, String subject, Place place, String fact) {

    /** The item in one line, without its place. */
    public String text() {
        return subject.isEmpty() ? fact : subject + ": " + fact;
    }

    static Item answer(BreakglassPath path, Outcome outcome) {
        return new Item(Kind.PATHS, path.name(), path.place(), "answers " + outcome.word());
    }

    static Item forbid(Forbid forbid, boolean fires) {
        return new Item(Kind.FORBIDS, forbid.name(), forbid.place(), fires ? "fires" : "does not fire");
    }

    /** A condition may stand in one place and hold for many paths, so that it is nobody's alone. */
    static Item condition(Expr expr, Optional<Boolean> truth) {
        String outcome = truth.map(String::valueOf).orElse("unknown");
        return new Item(Kind.CONDITIONS, "", expr.place(), "`" + Wording.of(expr.place()) + "` is " + outcome);
    }

    static Item compared(Expr expr, Object edge, Side side) {
        return new Item(Kind.EDGES, "", expr.place(), "`" + Wording.of(expr.place()) + "` " + beside(side, edge));
    }

    static Item fresh(Signal signal, Side side) {
        return new Item(Kind.EDGES, signal.name(), signal.place(), "its age " + beside(side, signal.fresh()));
    }

    static Item clause(BreakglassPath path, ReasonCode code, Place clause, boolean met) {
        return new Item(Kind.CLAUSES, path.name(), clause, word(code) + (met ? " is met" : " is not met"));
    }

    static Item escalation(BreakglassPath path, Place clause, boolean met) {
        return new Item(Kind.CLAUSES, path.name(), clause, "the escalation is " + (met ? "met" : "not met"));
    }

    static Item tolerated(BreakglassPath path, Place clause, String signal) {
        return new Item(Kind.CLAUSES, path.name(), clause, "an unknown " + signal + " is tolerated");
    }

    static Item reason(String subject, Place place, ReasonCode code) {
        return new Item(Kind.REASONS, subject, place, "gives the reason " + code.code());
    }

    static Item edge(BreakglassPath path, Place clause, Measure measure, Object edge, Side side) {
        return new Item(Kind.EDGES, path.name(), clause, words(measure) + " " + beside(side, edge));
    }

    static Item life(BreakglassPath path, Place clause, String fact) {
        return new Item(Kind.LIFE, path.name(), clause, fact);
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
            case FACTOR_AGE -> "a factor's age";
            case APPROVAL_AGE -> "an approval's age";
            case APPROVER_FACTOR_AGE -> "an approver's factor's age";
            case PEOPLE -> "people who approve";
            case WAITING -> "the waiting time";
            case CHARACTERS -> "characters";
            case TTL -> "the ttl";
            case OPEN_GRANTS -> "open grants";
            case RECENT_GRANTS -> "recent grants";
            case GRANT_AGE -> "an earlier grant's age";
            case PAUSE -> "the time since the last grant";
        };
    }
}
