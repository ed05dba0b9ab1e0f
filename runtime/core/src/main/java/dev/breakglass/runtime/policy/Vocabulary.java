package dev.breakglass.runtime.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The words of a compiled policy and the numbers that its rules know them by: a thing's number is its index.
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
        List<Mark> marks,
        List<PathTerms> paths) {

    public Vocabulary {
        zones = List.copyOf(zones);
        roles = List.copyOf(roles);
        actions = List.copyOf(actions);
        kinds = List.copyOf(kinds);
        inputs = List.copyOf(inputs);
        marks = List.copyOf(marks);
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

    /** What is true or not of a request's texts or of its moment, and is found out once for each request. */
    public sealed interface Mark {

        /** The resource's name matches a glob. */
        record Named(String glob) implements Mark {}

        /** There is a ticket that matches an RE2 pattern as a whole. */
        record Ticket(String pattern) implements Mark {}

        /** An input, a text, is known and matches an RE2 pattern as a whole. */
        record Matches(int input, String pattern) implements Mark {}

        /** It is so late by the clocks of a time zone; {@code from} and {@code to} are seconds from midnight. */
        record During(int from, int to, String zone) implements Mark {}

        /** It is one of these days by the calendars of a time zone; bit 1 is Monday, bit 7 is Sunday. */
        record On(int days, String zone) implements Mark {}
    }
}
