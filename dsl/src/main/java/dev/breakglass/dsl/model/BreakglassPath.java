package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One emergency path into one zone: every clause that holds for it, whether written in the path or taken from a
 * profile. Each clause's place is where it was written.
 *
 * @param issues in order of broker, each broker once
 * @param duties in the order of kind as {@link Duty} lists them, then of their text
 */
public record BreakglassPath(
        String name,
        Zone zone,
        For roles,
        Allow allow,
        Optional<When> when,
        Mfa mfa,
        Approvals approvals,
        Optional<Escalate> escalate,
        Justify justify,
        Ttl ttl,
        Optional<Extend> extend,
        Optional<Observe> observe,
        Optional<Limit> limit,
        Optional<Tolerate> tolerate,
        List<Issue> issues,
        List<Duty> duties,
        Review review,
        Place place) {

    public BreakglassPath {
        issues = List.copyOf(issues);
        duties = List.copyOf(duties);
    }

    /** @param anyOf the requester holds at least one of these */
    public record For(List<Role> anyOf, Place place) {
        public For {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** @param actions atomic actions in order of name */
    public record Allow(List<String> actions, List<ResourcePattern> on, Place place) {
        public Allow {
            actions = List.copyOf(actions);
            on = List.copyOf(on);
        }
    }
}
