package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The words of a compiled policy and the numbers that its program knows them by: a thing's number is its index.
 *
 * @param digest {@code sha256:…} of the sources
 */
public record Vocabulary(
        String digest,
        List<Zone> zones,
        List<Role> roles,
        List<String> actions,
        List<String> kinds,
        List<Input> inputs,
        List<Clause> clauses,
        List<Path> paths) {

    public Vocabulary {
        zones = List.copyOf(zones);
        roles = List.copyOf(roles);
        actions = List.copyOf(actions);
        kinds = List.copyOf(kinds);
        inputs = List.copyOf(inputs);
        clauses = List.copyOf(clauses);
        paths = List.copyOf(paths);
    }

    /** @param approvers numbers of the roles that could approve on some path into the zone */
    public record Zone(String name, List<Integer> approvers) {
        public Zone {
            approvers = List.copyOf(approvers);
        }
    }

    /** Held by everybody in one of the groups. */
    public record Role(String name, List<String> groups) {
        public Role {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Something a condition reads.
     *
     * @param text as a policy writes it
     * @param name without its origin
     * @param kinds of a resource's attribute: the kinds that declare it; empty means all
     * @param values of an enum, in order
     * @param fresh of a signal
     * @param many whether it is a set of values of the type
     * @param otherwise what it is while the request does not say; for lengths of time alone
     */
    public record Input(
            Origin origin,
            String text,
            String name,
            Type type,
            List<Integer> kinds,
            List<String> values,
            Optional<Duration> fresh,
            boolean many,
            Optional<Duration> otherwise) {
        public Input {
            kinds = List.copyOf(kinds);
            values = List.copyOf(values);
        }
    }

    /** Where an input comes from. */
    public enum Origin {
        REQUESTER,
        INCIDENT,
        RESOURCE,
        SIGNAL,
        REQUEST
    }

    /** What an input holds. */
    public enum Type {
        BOOL,
        INT,
        TEXT,
        LENGTH,
        CHOICE,
        ADDRESS
    }

    /**
     * A clause that findings are about.
     *
     * @param need in the policy's words
     * @param inputs the numbers of what its condition reads, in order
     */
    public record Clause(String need, Optional<Source> source, List<Integer> inputs) {
        public Clause {
            inputs = List.copyOf(inputs);
        }
    }

    /** A path and what it says about the life of a grant. */
    public record Path(String name, PathTerms terms) {}
}
