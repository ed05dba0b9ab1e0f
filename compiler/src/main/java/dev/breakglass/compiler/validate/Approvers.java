package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.validate.Draft.Yes;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.runtime.request.RequestLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** People who approve, each of them needed. */
final class Approvers {

    private Approvers() {}

    /** As many as all steps ask for, if a request can hold so many, in the order of the steps; what comes then is dated a millisecond later. */
    static List<Yes> of(List<Approve> clauses) {
        List<Yes> approvals = new ArrayList<>();
        for (Approve clause : clauses) {
            int later = clause.steps().size();
            for (Approve step : clause.steps()) {
                Duration age = Duration.ofMillis(--later);
                for (int i = 0; i < step.people() && approvals.size() < RequestLimits.APPROVALS_MAX; i++) {
                    approvals.add(one(approvals.size(), step.roles().get(0), age)
                            .with(step.mfa().map(FactorEdges::met).orElse(List.of())));
                }
            }
        }
        return approvals;
    }

    /** Somebody in a role. */
    static Yes one(int number, Role role, Duration age) {
        return new Yes("approver " + number, group(role), age, List.of());
    }

    /** One group whose members hold the role. */
    static Set<String> group(Role role) {
        return role.groups().stream().limit(1).collect(Collectors.toSet());
    }
}
