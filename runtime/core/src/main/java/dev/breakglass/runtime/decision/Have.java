package dev.breakglass.runtime.decision;

import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a request brought, in words: the right-hand side of every finding. */
public final class Have {

    private Have() {}

    public static String groups(Collection<String> groups) {
        return groups.isEmpty() ? "no groups" : "groups: " + String.join(", ", new TreeSet<>(groups));
    }

    public static String use(String action, Resource resource) {
        return action + " on " + resource;
    }

    public static String known(String input, String value) {
        return input + " = " + value;
    }

    public static String missing(String input) {
        return input + " is missing";
    }

    public static String stale(String input, Duration old, Duration fresh) {
        return input + " is stale: " + Durations.text(old) + " old, fresh " + Durations.text(fresh);
    }

    /** What a condition read, input by input. */
    public static String inputs(List<String> inputs) {
        return inputs.isEmpty() ? "nothing that it reads" : String.join(", ", inputs);
    }

    public static String factors(List<Presented> factors, Instant now) {
        return factors.isEmpty()
                ? "none"
                : factors.stream()
                        .map(factor -> factor.kind() + " " + age(factor.at(), now))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String age(Instant at, Instant now) {
        return at.isAfter(now) ? "dated later than now" : Durations.text(Duration.between(at, now)) + " ago";
    }

    /** @param people who counts, each once */
    public static String approvals(int needed, Collection<String> people) {
        String names = people.isEmpty() ? "" : ": " + String.join(", ", new TreeSet<>(people));
        return people.size() + " of " + needed + names;
    }

    public static String characters(int count) {
        return count + (count == 1 ? " character" : " characters");
    }

    public static String ticket(Optional<String> ticket) {
        return ticket.orElse("none");
    }

    public static String open(int grants) {
        return grants + " open";
    }

    public static String granted(int grants, Duration per) {
        return grants + " in " + Durations.text(per);
    }

    public static String ended() {
        return "the last one has only just ended";
    }

    public static String overdue(int reviews) {
        return reviews + " overdue";
    }
}
