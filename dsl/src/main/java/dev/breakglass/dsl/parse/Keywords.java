package dev.breakglass.dsl.parse;

import java.util.List;
import java.util.Set;

/** The words that begin things, and those that cannot. */
final class Keywords {

    static final Set<String> BLOCKS = Set.of("zone", "profile", "breakglass", "forbid", "invariant");

    static final Set<String> LINES =
            Set.of("policy", "action", "resource", "requester", "incident", "role", "signal", "factor", "import");

    static final List<String> ZONE_CLAUSES = List.of("admit", "at", "contains", "flows");

    static final List<String> PATH_CLAUSES = List.of(
            "after",
            "allow",
            "approve",
            "extend",
            "follows",
            "for",
            "idle",
            "justify",
            "limit",
            "mfa",
            "notify",
            "redeem",
            "review",
            "tolerate",
            "ttl",
            "when",
            "zone");

    static final List<String> PROFILE_CLAUSES = List.of(
            "after", "approve", "extend", "idle", "justify", "limit", "mfa", "notify", "redeem", "review", "ttl");

    static final List<String> FORBID_CLAUSES = List.of("action", "for", "when", "zone");

    static final Set<String> LATER_CLAUSES = Set.of("escalate", "observe", "issue");

    static final Set<String> LATER_INPUTS = Set.of("time", "weekday", "source.ip");

    /** After one of these a line goes on. */
    private static final Set<String> OPEN_ENDED = Set.of(
            ",", "{", "(", ":", "and", "or", "not", "in", "==", "!=", "<", "<=", ">", ">=", "of", "from", "with",
            "within", "on", "because", "has", "matches");

    /** A line that begins with one of these goes on from the line before. */
    private static final Set<String> GOING_ON = Set.of(
            ",",
            "{",
            ")",
            "(",
            "and",
            "or",
            "in",
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "of",
            "from",
            "with",
            "within",
            "on",
            "because",
            "by",
            "up",
            "size",
            "disjoint",
            "includes",
            "fresh",
            "has",
            "matches",
            "starts",
            "ends");

    private Keywords() {}

    static List<String> clausesOf(String block) {
        return switch (block) {
            case "zone" -> ZONE_CLAUSES;
            case "profile" -> PROFILE_CLAUSES;
            case "forbid" -> FORBID_CLAUSES;
            default -> PATH_CLAUSES;
        };
    }

    static boolean goesOn(String last, String next) {
        return OPEN_ENDED.contains(last) || GOING_ON.contains(next);
    }
}
