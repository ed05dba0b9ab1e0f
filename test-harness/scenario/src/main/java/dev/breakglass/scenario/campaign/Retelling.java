package dev.breakglass.scenario.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A campaign's stories, told again as often as asked with nobody watching: what the runtime takes by itself, without whoever makes
 * the stories up and whoever holds them against each {@link Property}. Safe for any thread.
 */
public final class Retelling {

    private final Campaign campaign;
    private final CampaignPlan plan;
    private final List<Story> stories;

    private Retelling(Campaign campaign, CampaignPlan plan, List<Story> stories) {
        this.campaign = campaign;
        this.plan = plan;
        this.stories = stories;
    }

    /**
     * Plays the stories for the first time, as {@link Campaign#run} does, and keeps them: each takes some kilobytes.
     *
     * @throws IllegalStateException if something is wrong in one of them
     */
    public static Retelling of(CampaignPolicy policy, CampaignPlan plan) {
        Campaign campaign = Campaign.inMemory(policy, plan);
        List<Story> stories = new ArrayList<>(Collections.nCopies(plan.stories(), null));
        Crew.work(plan.jobs(), worker -> {
            for (int n = worker; n < plan.stories(); n += plan.jobs()) {
                Play.Played played = campaign.story(n);
                played.breach().ifPresent(breach -> {
                    throw new IllegalStateException(breach.property().word() + " is broken: " + breach.what());
                });
                stories.set(n, played.story());
            }
        });
        return new Retelling(campaign, plan, List.copyOf(stories));
    }

    /** Plays them all again, by so many threads as the plan says; answers how many steps they have, as many as the first time. */
    public long tell() {
        AtomicInteger next = new AtomicInteger();
        List<Tally> tallies = Collections.synchronizedList(new ArrayList<>());
        Crew.work(plan.jobs(), worker -> {
            Tally tally = new Tally();
            for (int n = next.getAndIncrement(); n < stories.size(); n = next.getAndIncrement()) {
                tally.add(campaign.retold(n, stories.get(n)));
            }
            tallies.add(tally);
        });
        return tallies.stream().mapToLong(Tally::steps).sum();
    }
}
