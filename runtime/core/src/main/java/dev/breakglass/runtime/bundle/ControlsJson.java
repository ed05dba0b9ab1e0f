package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.Escalation;
import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.policy.Rules.Reason;
import org.jspecify.annotations.Nullable;

/** A path's controls as JSON, and back: cells in the order of the records' parts. */
final class ControlsJson {

    private ControlsJson() {}

    static JsonArray write(Controls controls) {
        return Cells.row(
                mfa(controls.mfa()),
                Cells.number(controls.mfaClause()),
                Cells.list(controls.approvals(), ControlsJson::approval),
                Cells.number(controls.approvalsClause()),
                escalation(controls.escalation()),
                Cells.list(controls.reasons(), ControlsJson::reason),
                Cells.number(controls.ttl()),
                Cells.number(controls.ttlMax()),
                Cells.number(controls.ttlClause()),
                Cells.list(controls.limits(), ControlsJson::limit),
                Cells.number(controls.reviewClause()));
    }

    static Controls read(Cells cells) {
        return new Controls(
                mfa(cells.cells()),
                cells.small(),
                cells.list(ControlsJson::approval),
                cells.small(),
                escalation(cells.cells()),
                cells.list(ControlsJson::reason),
                cells.number(),
                cells.number(),
                cells.small(),
                cells.list(ControlsJson::limit),
                cells.small());
    }

    private static JsonArray mfa(Mfa mfa) {
        return Cells.row(Cells.number(mfa.kinds()), Cells.number(mfa.count()), Cells.number(mfa.within()));
    }

    private static Mfa mfa(Cells cells) {
        return new Mfa(cells.small(), cells.small(), cells.number());
    }

    private static JsonArray approval(ApprovalRule rule) {
        return Cells.row(
                Cells.number(rule.people()),
                Cells.numbers(rule.roles()),
                Cells.number(rule.within()),
                mfa(rule.mfa()),
                Cells.number(rule.after()));
    }

    private static ApprovalRule approval(Cells cells) {
        return new ApprovalRule(cells.small(), cells.smalls(), cells.number(), mfa(cells.cells()), cells.small());
    }

    private static JsonArray escalation(@Nullable Escalation escalation) {
        return escalation == null
                ? Cells.row()
                : Cells.row(
                        Cells.number(escalation.after()),
                        approval(escalation.approval()),
                        Cells.number(escalation.clause()));
    }

    private static @Nullable Escalation escalation(Cells cells) {
        return cells.more() ? new Escalation(cells.number(), approval(cells.cells()), cells.small()) : null;
    }

    private static JsonArray reason(Reason reason) {
        return Cells.row(Cells.number(reason.characters()), Cells.number(reason.mark()), Cells.number(reason.clause()));
    }

    private static Reason reason(Cells cells) {
        return new Reason(cells.small(), cells.small(), cells.small());
    }

    private static JsonArray limit(LimitRule limit) {
        return Cells.row(
                Cells.text(limit.kind().name()),
                Cells.number(limit.count()),
                Cells.number(limit.window()),
                Cells.number(limit.clause()));
    }

    private static LimitRule limit(Cells cells) {
        return new LimitRule(kind(cells.text()), cells.small(), cells.number(), cells.small());
    }

    private static LimitRule.Kind kind(String name) {
        for (LimitRule.Kind kind : LimitRule.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new JsonException("no limit `" + name + "`");
    }
}
