package dev.breakglass.runtime.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * When each requester last made somebody look at a prompt: a request that others have to answer, or a factor that was asked for
 * and not presented. Whoever sends prompt after prompt hopes for a tired yes (MITRE ATT&CK T1621). Not thread-safe.
 */
final class Prompts {

    /** Older ones are forgotten. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int PER_PERSON_MAX = 1_000;

    private final Map<String, Deque<Prompt>> byRequester = new TreeMap<>();

    void failed(Grant grant, Instant now) {
        add(prompt(grant, now, true), now);
    }

    void waits(Grant grant, Instant now) {
        add(prompt(grant, now, false), now);
    }

    private static Prompt prompt(Grant grant, Instant now, boolean failed) {
        return new Prompt(grant.asked().request().requester().id(), now, grant.id(), failed);
    }

    /** One that comes after all that there are. */
    private void add(Prompt prompt, Instant now) {
        Deque<Prompt> prompts = byRequester.computeIfAbsent(prompt.requester(), person -> new ArrayDeque<>());
        prompts.add(prompt);
        while (prompts.size() > PER_PERSON_MAX || prompts.getFirst().at().isBefore(now.minus(KEPT))) {
            prompts.removeFirst();
        }
    }

    /** Those of a state. */
    void addAll(List<Prompt> kept) {
        kept.forEach(prompt -> add(prompt, prompt.at()));
    }

    /** By requester, oldest first. */
    List<Prompt> all() {
        return byRequester.values().stream().flatMap(Deque::stream).toList();
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
