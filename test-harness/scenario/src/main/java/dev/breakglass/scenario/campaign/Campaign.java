package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.scenario.campaign.Play.Played;
import dev.breakglass.scenario.play.LogHome;
import dev.breakglass.scenario.play.LogInMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Plays many random stories made from a policy's own vocabulary, and holds each against every {@link Property}. Reads no
 * clock and no file. Safe for any thread.
 */
public final class Campaign {

    /** Every so many stories, the log is read to the letter. */
    private static final int STRICT_EACH = 16;

    private final CampaignPolicy policy;
    private final CampaignPlan plan;
    private final Vocabulary vocabulary;
    private final Play play;

    private Campaign(CampaignPolicy policy, CampaignPlan plan, Supplier<LogHome> logs) {
        this.policy = policy;
        this.plan = plan;
        this.vocabulary = Vocabulary.of(policy.text());
        this.play = new Play(Texts.of(policy), policy.loaded(), policy::at, logs);
    }

    /** Plays the whole plan, or up to the first story in which something is wrong. */
    public static CampaignResult run(CampaignPolicy policy, CampaignPlan plan) {
        return run(policy, plan, steps -> {}, () -> false);
    }

    /**
     * Plays the whole plan, or up to the first story in which something is wrong, or what has been begun when somebody stops it.
     *
     * @param progress is told, by any thread, of steps that were played
     * @param stopped asked, by any thread, before each story
     */
    public static CampaignResult run(
            CampaignPolicy policy, CampaignPlan plan, LongConsumer progress, BooleanSupplier stopped) {
        return inMemory(policy, plan).result(progress, stopped);
    }

    static Campaign inMemory(CampaignPolicy policy, CampaignPlan plan) {
        LogSigner signer = LogSigner.generate("campaign.invalid/audit");
        return in(policy, plan, () -> new LogInMemory(signer));
    }

    /** @param logs makes a log for each story */
    static Campaign in(CampaignPolicy policy, CampaignPlan plan, Supplier<LogHome> logs) {
        return new Campaign(policy, plan, logs);
    }

    CampaignResult result(LongConsumer progress, BooleanSupplier stopped) {
        Tally tally = new Tally();
        if (vocabulary.isEmpty()) {
            return whole(0, tally);
        }
        AtomicInteger next = new AtomicInteger();
        NavigableMap<Integer, Played> broken = new ConcurrentSkipListMap<>();
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < plan.jobs(); i++) {
            tallies.add(new Tally());
        }
        Crew.work(plan.jobs(), worker -> {
            // No story after a broken one matters, and each before it has been taken by somebody, who plays what they
            // take.
            while (broken.isEmpty() && next.get() < plan.stories() && !stopped.getAsBoolean()) {
                int n = next.getAndIncrement();
                if (n < plan.stories()) {
                    Played played = story(n);
                    if (played.breach().isPresent()) {
                        broken.put(n, played);
                    }
                    tallies.get(worker).add(played.tally());
                    progress.accept(played.tally().steps());
                }
            }
        });
        if (!broken.isEmpty()) {
            return broken(broken.firstKey(), broken.firstEntry().getValue());
        }
        tallies.forEach(tally::add);
        return whole(Math.min(next.get(), plan.stories()), tally);
    }

    /** One story, as it is told by the seed and its number. */
    Played story(int number) {
        Dice dice = new Dice(Dice.seed(plan.seed(), number));
        Teller teller = new Teller(dice, vocabulary, policy, plan.stepsPerStory());
        return play.play(title(number), teller.beginning(), teller, number % STRICT_EACH == 0);
    }

    /** The same once more, with nobody watching. */
    Tally retold(int number, Story story) {
        return play.retold(title(number), story);
    }

    private String title(int number) {
        return "Campaign " + plan.seed() + ", story " + number;
    }

    private CampaignResult whole(int stories, Tally tally) {
        List<String> unopened = policy.text().paths().stream()
                .map(BreakglassPath::name)
                .filter(path -> !tally.opened().contains(path))
                .toList();
        return new CampaignResult(plan, stories, tally.steps(), tally.decisions(), unopened, Optional.empty());
    }

    private CampaignResult broken(int number, Played played) {
        Shrinker shrinker = new Shrinker(
                played.breach().orElseThrow().property(),
                story -> play.play(title(number), story, Telling.of(story), true));
        Played shortest = shrinker.shortest(played);
        Breach breach = shortest.breach().orElseThrow();
        BrokenStory broken = new BrokenStory(
                plan.seed(),
                number,
                played.story().steps().size(),
                breach.property(),
                breach.what(),
                new Contradiction(policy, play, title(number)).scenario(shortest.story(), breach));
        long steps = (long) number * plan.stepsPerStory() + played.tally().steps();
        return new CampaignResult(plan, number + 1, steps, 0, List.of(), Optional.of(broken));
    }
}
