package dev.breakglass.compiler.emit;

import dev.breakglass.compiler.lower.Rules;
import java.util.List;
import java.util.stream.Collectors;

/** Writes one path: whether it applies, and its controls. */
final class PathEmitter {

    private final JavaClass target;
    private final int number;
    private final Rules.PathRule path;

    PathEmitter(JavaClass target, int number, Rules.PathRule path) {
        this.target = target;
        this.number = number;
        this.path = path;
    }

    void emit() {
        target.method(
                "private static boolean holds" + number + "(Facts f)",
                path.at(),
                "return " + holds(path.roles()) + ";\n");
        target.method("private static boolean scope" + number + "(Facts f)", path.at(), scope());
        target.method("private static boolean applies" + number + "(Facts f, Verdict v)", path.at(), applies());
        target.method(
                "private static boolean refused" + number + "(Facts f, Verdict v, long ttl)", path.at(), refused());
        target.method("static void decide" + number + "(Facts f, Verdict v)", path.at(), decide());
        target.method("static void recheck" + number + "(Facts f, Verdict v)", path.at(), recheck());
    }

    static String holds(List<Integer> roles) {
        return roles.stream().distinct().map(role -> "f.holds(" + role + ")").collect(Collectors.joining(" || "));
    }

    private String scope() {
        return "switch (f.action()) {\n" + Cases.of(path.actions())
                + "    break;\ndefault:\n    return false;\n}\nreturn " + things(target, path.on()) + ";\n";
    }

    /** Whether the resource is one of these. */
    static String things(JavaClass target, List<Rules.Thing> things) {
        return things.isEmpty()
                ? "false"
                : things.stream()
                        .map(thing -> "(f.kind() == " + thing.kind() + " && "
                                + target.constant("Glob", "G", "Glob.of(" + JavaLiteral.of(thing.glob()) + ")")
                                + ".matches(f.resource()))")
                        .collect(Collectors.joining("\n    || "));
    }

    private String applies() {
        StringBuilder body = new StringBuilder();
        body.append("if (!holds")
                .append(number)
                .append("(f)) {\n    v.refuse(")
                .append(path.forClause())
                .append(", ReasonCode.ROLE);\n    return false;\n}\n");
        body.append("if (!scope")
                .append(number)
                .append("(f)) {\n    v.refuse(")
                .append(path.allowClause())
                .append(", ReasonCode.ACTION);\n    return false;\n}\n");
        TestEmitter tests = new TestEmitter(target, path.at());
        body.append("boolean admitted = true;\nint truth;\n");
        for (Rules.Condition admit : path.admits()) {
            body.append("truth = ").append(tests.method(admit.test())).append("(f);\n");
            body.append("if (truth != Truth.TRUE) {\n    v.refuse(")
                    .append(admit.clause())
                    .append(", ReasonCode.BOUNDARY, truth);\n    admitted = false;\n}\n");
        }
        body.append("if (!admitted) {\n    return false;\n}\n");
        path.when().ifPresent(when -> {
            body.append("truth = ").append(tests.method(when.test())).append("(f);\n");
            body.append("if (truth != Truth.TRUE) {\n    v.refuse(")
                    .append(when.clause())
                    .append(", ReasonCode.CONDITION, truth);\n    return false;\n}\n");
        });
        return body.append("return true;\n").toString();
    }

    private String refused() {
        Rules.Controls controls = path.controls();
        StringBuilder body = new StringBuilder("boolean refused = false;\n");
        refuse(body, "ttl > " + controls.ttlMax() + "L", controls.ttlClause(), "TTL_EXCEEDS_MAXIMUM");
        for (Rules.LimitRule limit : controls.limits()) {
            if (limit.window().isEmpty()) {
                refuse(body, "f.open(" + number + ") >= " + limit.count(), limit.clause(), "LIMIT");
            } else if (limit.count() > 0) {
                refuse(
                        body,
                        "f.granted(" + number + ", " + limit.window().get() + "L) >= " + limit.count(),
                        limit.clause(),
                        "LIMIT");
            } else {
                refuse(body, "f.cooling(" + number + ", " + limit.window().get() + "L)", limit.clause(), "COOLDOWN");
            }
        }
        refuse(body, "f.overdueReviews() > 0", controls.reviewClause(), "REVIEW_OVERDUE");
        return body.append("return refused;\n").toString();
    }

    private static void refuse(StringBuilder body, String condition, int clause, String reason) {
        body.append("if (")
                .append(condition)
                .append(") {\n    v.refuse(")
                .append(clause)
                .append(", ReasonCode.")
                .append(reason)
                .append(");\n    refused = true;\n}\n");
    }

    private String decide() {
        Rules.Controls controls = path.controls();
        StringBuilder body = new StringBuilder("v.path(" + number + ");\n");
        body.append("long ttl = f.ttl() < 0L ? ").append(controls.ttl()).append("L : f.ttl();\n");
        body.append("if (!applies")
                .append(number)
                .append("(f, v) || refused")
                .append(number)
                .append("(f, v, ttl)) {\n    return;\n}\n");
        Rules.MfaRule mfa = controls.mfa();
        body.append("int mfa = f.mfa(")
                .append(mfa.kinds())
                .append(", ")
                .append(mfa.count())
                .append(", ")
                .append(mfa.within())
                .append("L);\n");
        body.append("if (mfa != Facts.MFA_MET) {\n    v.open(")
                .append(controls.mfaClause())
                .append(", mfa == Facts.MFA_STALE ? ReasonCode.MFA_STALE : ReasonCode.MFA);\n}\n");
        if (!controls.approvals().isEmpty()) {
            String rules = target.constant("ApprovalRule[]", "A", approvals(controls.approvals()));
            body.append("boolean approved = f.approved(").append(rules).append(");\n");
            controls.escalation().ifPresent(escalation -> escalates(body, escalation));
            body.append("if (!approved) {\n")
                    .append(openApprovals(controls.approvalsClause(), rules))
                    .append("}\n");
        }
        for (Rules.Reason reason : controls.reasons()) {
            String missing = reason.ticket()
                    .map(pattern -> "!f.ticket("
                            + target.constant("TextPattern", "P", "TextPattern.of(" + JavaLiteral.of(pattern) + ")")
                            + ")")
                    .orElse("f.justification() < " + reason.characters());
            String code = reason.ticket().isPresent() ? "TICKET" : "JUSTIFICATION";
            body.append("if (")
                    .append(missing)
                    .append(") {\n    v.open(")
                    .append(reason.clause())
                    .append(", ReasonCode.")
                    .append(code)
                    .append(");\n}\n");
        }
        return body.append("v.done(ttl);\n").toString();
    }

    private void escalates(StringBuilder body, Rules.Escalation escalation) {
        String rules = target.constant("ApprovalRule[]", "A", approvals(List.of(escalation.approval())));
        body.append("if (!approved && f.pendingLonger(")
                .append(escalation.after())
                .append("L)) {\n    approved = f.approved(")
                .append(rules)
                .append(");\n    if (!approved) {\n    ")
                .append(openApprovals(escalation.clause(), rules))
                .append("    }\n}\n");
    }

    private static String openApprovals(int clause, String rules) {
        return "    v.openApprovals(" + clause + ", " + rules + ");\n";
    }

    private String recheck() {
        return "v.path(" + number + ");\nif (applies" + number + "(f, v)) {\n    v.done(f.ttl() < 0L ? "
                + path.controls().ttl() + "L : f.ttl());\n}\n";
    }

    private static String approvals(List<Rules.Approval> approvals) {
        return approvals.stream().map(PathEmitter::approval).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String approval(Rules.Approval approval) {
        String roles = approval.roles().stream().map(String::valueOf).collect(Collectors.joining(", "));
        Rules.MfaRule mfa = approval.mfa().orElse(new Rules.MfaRule(0, 0, 0));
        return "new ApprovalRule(" + approval.people() + ", new int[] {" + roles + "}, " + approval.within() + "L, "
                + mfa.kinds() + ", " + mfa.count() + ", " + mfa.within() + "L, " + approval.after() + ")";
    }
}
