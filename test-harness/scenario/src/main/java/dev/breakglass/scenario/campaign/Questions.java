package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.campaign.QuestionsResult.Broken;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Asks a policy random requests made from its own vocabulary, with no runtime around it: each is decided as the text says, alike
 * however it is said, and never better for whoever shows less. Reads no clock and no file. Safe for any thread.
 */
public final class Questions {

    /** In one round. */
    private static final int REQUESTS = 8;

    /** In which each request is asked besides the one in which it was made. */
    private static final int WAYS = 126;

    private static final int PREPARED = 2;

    /** In one round. */
    public static final int DECISIONS = REQUESTS * (1 + PREPARED + WAYS);

    private final CampaignPolicy policy;
    private final CampaignPlan plan;
    private final Vocabulary vocabulary;
    private final Text text;

    private Questions(CampaignPolicy policy, CampaignPlan plan) {
        this.policy = policy;
        this.plan = plan;
        this.vocabulary = Vocabulary.of(policy.text());
        this.text = new Text(policy.text());
    }

    /**
     * Asks one round for each story of a plan, or up to the first in which something is wrong, or what has been begun when somebody
     * stops it.
     *
     * @param progress is told, by any thread, of decisions that were made
     * @param stopped asked, by any thread, before each round
     */
    public static QuestionsResult ask(
            CampaignPolicy policy, CampaignPlan plan, LongConsumer progress, BooleanSupplier stopped) {
        return new Questions(policy, plan).result(progress, stopped);
    }

    private QuestionsResult result(LongConsumer progress, BooleanSupplier stopped) {
        if (vocabulary.isEmpty()) {
            return new QuestionsResult(plan, 0, 0, Optional.empty());
        }
        AtomicInteger next = new AtomicInteger();
        NavigableMap<Integer, Broken> broken = new ConcurrentSkipListMap<>();
        Crew.work(plan.jobs(), worker -> {
            // Whatever is taken is asked, so that none before a broken one is left out.
            while (broken.isEmpty() && next.get() < plan.stories() && !stopped.getAsBoolean()) {
                int round = next.getAndIncrement();
                if (round < plan.stories()) {
                    round(round).ifPresent(found -> broken.put(round, found));
                    progress.accept((long) REQUESTS * (1 + PREPARED + WAYS));
                }
            }
        });
        int rounds = broken.isEmpty() ? Math.min(next.get(), plan.stories()) : broken.firstKey() + 1;
        long requests = (long) rounds * REQUESTS;
        return new QuestionsResult(
                plan,
                requests,
                requests * (1 + PREPARED + WAYS),
                Optional.ofNullable(broken.firstEntry()).map(Map.Entry::getValue));
    }

    private Optional<Broken> round(int number) {
        // Other requests than those of the stories with the same number.
        Dice dice = new Dice(Dice.seed(~plan.seed(), number));
        Policy asked = policy.loaded().policy();
        for (int i = 0; i < REQUESTS; i++) {
            Wish wish = dice.percent(50) ? vocabulary.permitted(dice) : vocabulary.refused(dice);
            Request request = wish.ttl().map(wish.request()::withTtl).orElse(wish.request());
            Optional<Broken> broken = asked(asked, number, request, dice);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private Optional<Broken> asked(Policy asked, int number, Request request, Dice dice) {
        Decision decision = asked.decide(request);
        Decision written = text.reference().decide(request);
        if (!TextChecks.isSame(written, decision)) {
            return Optional.of(broken(number, Property.AS_WRITTEN, shorter(asked, request)));
        }
        if (!written.equals(decision)) {
            return Optional.of(broken(number, Property.EXPLAINED, request));
        }
        var prepared = asked.prepare(request);
        for (int i = 0; i < PREPARED; i++) {
            if (!isAlike(decision, asked.decide(prepared))) {
                return Optional.of(broken(number, Property.ALIKE, request));
            }
        }
        List<Request> less = decision.permits() ? List.of() : Lessening.of(request);
        for (Request other : less.subList(0, Math.min(less.size(), WAYS))) {
            if (asked.decide(other).permits()) {
                return Optional.of(broken(number, Property.NO_MORE, request, other));
            }
        }
        Restating restating = new Restating(request);
        for (int i = less.size(); i < WAYS; i++) {
            Request other = restating.any(dice);
            if (!isAlike(decision, asked.decide(other))) {
                return Optional.of(broken(number, Property.ALIKE, request, other));
            }
        }
        return Optional.empty();
    }

    private static boolean isAlike(Decision one, Decision other) {
        return TextChecks.isSame(one, other) && one.reasons().equals(other.reasons());
    }

    private Broken broken(int number, Property property, Request... requests) {
        Policy asked = policy.loaded().policy();
        Request last = requests[requests.length - 1];
        String found = "decided " + TextChecks.words(asked.decide(last));
        String what = switch (property) {
            case NO_MORE -> found + " with less, and " + TextChecks.words(asked.decide(requests[0])) + " with more";
            case EXPLAINED -> found + ", as the text says, and in other words";
            default ->
                found + ", and the text says "
                        + TextChecks.words(text.reference().decide(last))
                        + (requests.length == 1 && property == Property.ALIKE ? "; otherwise when it is prepared" : "");
        };
        return new Broken(number, property, what, policy.path(), policy.text(), List.of(requests));
    }

    /** With less in it, for as long as it is not decided as the text says. */
    private Request shorter(Policy asked, Request request) {
        Request shortest = request;
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (Request simpler : Plainer.than(shortest)) {
                if (!TextChecks.isSame(text.reference().decide(simpler), asked.decide(simpler))) {
                    shortest = simpler;
                    goesOn = true;
                    break;
                }
            }
        }
        return shortest;
    }
}
