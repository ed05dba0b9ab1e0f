package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a listener how what a path measures stands to what its clauses say. */
final class Measures {

    private final BreakglassPath path;
    private final Request request;
    private final Listener listener;

    Measures(BreakglassPath path, Request request, Listener listener) {
        this.path = path;
        this.request = request;
        this.listener = listener;
    }

    void tell(Place clause, Measure measure, Object edge, Object is) {
        listener.measured(path, clause, measure, edge, is);
    }

    /** How long ago something was; what is dated later counts for nothing. */
    void age(Place clause, Measure measure, Duration edge, Instant at) {
        age(clause, measure, edge, at, request.now());
    }

    void factors() {
        if (listener == Listener.NONE) {
            return;
        }
        factors(path.mfa(), Measure.FACTOR_AGE, Measure.FACTORS, request.factors(), request.now());
    }

    /** Each step by itself: who could count for it, and how old what they said is. */
    void approvals(Quorums quorums) {
        if (listener == Listener.NONE) {
            return;
        }
        quorums.counted(path.approvals().clauses()).forEach(this::step);
        for (Approve step : path.approvals().steps()) {
            quorums.given(step.roles()).forEach(approval -> approval(step, approval));
        }
    }

    private void step(Approve step, Set<String> people) {
        tell(step.place(), Measure.PEOPLE, (long) step.people(), (long) people.size());
        listener.clause(path, ReasonCode.APPROVALS, step.place(), people.size() >= step.people());
    }

    private void approval(Approve step, Approval approval) {
        age(step.place(), Measure.APPROVAL_AGE, step.within().orElseThrow(), approval.at());
        step.mfa().ifPresent(mfa -> {
            factors(mfa, Measure.APPROVER_FACTOR_AGE, Measure.APPROVER_FACTORS, approval.factors(), approval.at());
            boolean met = Quorums.factors(mfa, approval.factors(), approval.at()) == Quorums.Factors.MET;
            listener.clause(path, ReasonCode.MFA, mfa.place(), met);
        });
    }

    private void factors(Mfa mfa, Measure ages, Measure count, List<Presented> presented, Instant at) {
        tell(mfa.place(), count, (long) mfa.count(), Quorums.kinds(mfa, presented, at));
        Set<String> asked = mfa.kinds().stream().map(FactorKind::word).collect(Collectors.toSet());
        for (Presented factor : presented) {
            if (asked.contains(factor.kind())) {
                age(mfa.place(), ages, mfa.within().orElseThrow(), factor.at(), at);
            }
        }
    }

    private void age(Place clause, Measure measure, Duration edge, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            tell(clause, measure, edge, Duration.between(at, now));
        }
    }
}
