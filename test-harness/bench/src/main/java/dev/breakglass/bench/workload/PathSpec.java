package dev.breakglass.bench.workload;

import java.time.Duration;
import java.util.List;

/**
 * One path of the workload, in plain words for engines that read no policy.
 *
 * <p>It permits a request exactly if all of this holds, counted to the request's {@code now}, at which nothing that is
 * dated later counts:
 *
 * <ul>
 *   <li>the zone is {@code zone}; the resource has the kind {@code kind} and a name that starts with
 *       {@code resourcePrefix}; the action is one of {@code actions};
 *   <li>the requester is in one of {@code groups};
 *   <li>there is an incident, of a severity from 1 to {@code severityMax};
 *   <li>the signal "network" is there, no older than {@code networkFresh}, and one of {@code networks};
 *   <li>each kind of {@code factors} was presented no longer than {@code factorsWithin} ago;
 *   <li>{@code approvals} different people, none of them the requester, each in {@code approverGroup} when they approved,
 *       did so no longer than {@code approvalsWithin} ago;
 *   <li>the justification has {@code justificationMin} characters (Unicode code points) without the blanks around it;
 *   <li>the TTL that is asked for, if any, is no longer than {@code ttlMax};
 *   <li>no review is overdue.
 * </ul>
 *
 * <p>A request is permitted if one of the paths permits it. Every "no longer" includes the edge, to the nanosecond.
 */
public record PathSpec(
        String name,
        String zone,
        String resourcePrefix,
        String kind,
        List<String> groups,
        List<String> actions,
        List<String> factors,
        Duration factorsWithin,
        String approverGroup,
        int approvals,
        Duration approvalsWithin,
        int justificationMin,
        int severityMax,
        List<String> networks,
        Duration networkFresh,
        Duration ttlMax) {

    public PathSpec {
        groups = List.copyOf(groups);
        actions = List.copyOf(actions);
        factors = List.copyOf(factors);
        networks = List.copyOf(networks);
    }
}
