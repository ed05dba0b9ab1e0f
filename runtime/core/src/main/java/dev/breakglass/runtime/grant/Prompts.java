package dev.breakglass.runtime.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * When each requester last made somebody look at a prompt: a request that others have to answer, or a factor that was asked for
 * and not presented. Whoever sends prompt after prompt hopes for a tired yes (MITRE ATT&CK T1621). Not thread-safe.
 */
final class Prompts {

    /** Older ones are forgotten. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int PER_PERSON_MAX = 1_000;

    private record Prompt(Instant at, GrantId grant, boolean failed) {}

    private final Map<String, Deque<Prompt>> byRequester = new HashMap<>();

    void failed(Grant grant, Instant now) {
        add(grant, now, true);
    }

    void waits(Grant grant, Instant now) {
        add(grant, now, false);
    }

    private void add(Grant grant, Instant now, boolean failed) {
        Deque<Prompt> prompts =
                byRequester.computeIfAbsent(grant.asked().request().requester().id(), person -> new ArrayDeque<>());
        prompts.add(new Prompt(now, grant.id(), failed));
        while (prompts.size() > PER_PERSON_MAX || prompts.getFirst().at().isBefore(now.minus(KEPT))) {
            prompts.removeFirst();
        }
    }

    /** When there were prompts after a moment that failed, or whose request was not answered with a yes; oldest first. */
    List<Instant> after(Instant moment, String requester, Predicate<GrantId> answered) {
        Deque<Prompt> prompts = byRequester.get(requester);
        if (prompts == null) {
            return List.of();
        }
        return prompts.stream()
                .filter(prompt -> prompt.at().isAfter(moment))
                .filter(prompt -> prompt.failed() || !answered.test(prompt.grant()))
                .map(Prompt::at)
                .toList();
    }
}
