package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.Escalation;
import dev.breakglass.runtime.policy.Rules.LimitRule;
import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.policy.Rules.Reason;
import java.util.ArrayList;
import java.util.List;
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

    static Controls read(CanonicalReader in) {
        in.array();
        Controls controls = new Controls(
                readMfa(in),
                in.small(),
                readApprovals(in),
                in.small(),
                readEscalation(in),
                readReasons(in),
                Cells.number(in),
                Cells.number(in),
                in.small(),
                readLimits(in),
                in.small());
        in.endArray();
        return controls;
    }

    private static JsonArray mfa(Mfa mfa) {
        return Cells.row(Cells.number(mfa.kinds()), Cells.number(mfa.count()), Cells.number(mfa.within()));
    }

    private static Mfa readMfa(CanonicalReader in) {
        in.array();
        Mfa mfa = new Mfa(in.small(), in.small(), Cells.number(in));
        in.endArray();
        return mfa;
    }

    private static JsonArray approval(ApprovalRule rule) {
        return Cells.row(
                Cells.number(rule.people()),
                Cells.numbers(rule.roles()),
                Cells.number(rule.within()),
                mfa(rule.mfa()),
                Cells.number(rule.after()));
    }

    private static List<ApprovalRule> readApprovals(CanonicalReader in) {
        List<ApprovalRule> approvals = new ArrayList<>();
        for (in.array(); in.more(); ) {
            approvals.add(readApproval(in));
        }
        return approvals;
    }

    private static ApprovalRule readApproval(CanonicalReader in) {
        in.array();
        ApprovalRule rule = new ApprovalRule(in.small(), in.smalls(), Cells.number(in), readMfa(in), in.small());
        in.endArray();
        return rule;
    }

    private static JsonArray escalation(@Nullable Escalation escalation) {
        return escalation == null
                ? Cells.row()
                : Cells.row(
                        Cells.number(escalation.after()),
                        approval(escalation.approval()),
                        Cells.number(escalation.clause()));
    }

    private static @Nullable Escalation readEscalation(CanonicalReader in) {
        in.array();
        if (!in.more()) {
            return null;
        }
        Escalation escalation = new Escalation(Cells.number(in), readApproval(in), in.small());
        in.endArray();
        return escalation;
    }

    private static JsonArray reason(Reason reason) {
        return Cells.row(Cells.number(reason.characters()), Cells.number(reason.mark()), Cells.number(reason.clause()));
    }

    private static List<Reason> readReasons(CanonicalReader in) {
        List<Reason> reasons = new ArrayList<>();
        for (in.array(); in.more(); ) {
            in.array();
            reasons.add(new Reason(in.small(), in.small(), in.small()));
            in.endArray();
        }
        return reasons;
    }

    private static JsonArray limit(LimitRule limit) {
        return Cells.row(
                Cells.text(limit.kind().name()),
                Cells.number(limit.count()),
                Cells.number(limit.window()),
                Cells.number(limit.clause()));
    }

    private static List<LimitRule> readLimits(CanonicalReader in) {
        List<LimitRule> limits = new ArrayList<>();
        for (in.array(); in.more(); ) {
            in.array();
            limits.add(new LimitRule(readKind(in), in.small(), Cells.number(in), in.small()));
            in.endArray();
        }
        return limits;
    }

    private static LimitRule.Kind readKind(CanonicalReader in) {
        String name = in.text();
        for (LimitRule.Kind kind : LimitRule.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw in.wrong("no limit `" + name + "`");
    }
}
