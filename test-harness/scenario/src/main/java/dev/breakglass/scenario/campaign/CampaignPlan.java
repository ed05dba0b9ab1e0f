package dev.breakglass.scenario.campaign;

/**
 * How long a campaign is.
 *
 * @param seed of everything in it: the same seed gives the same stories
 * @param stories how many are played at most; it ends with the first in which something is wrong
 * @param stepsPerStory in each of them
 * @param jobs how many threads play; the result is the same for any number
 */
public record CampaignPlan(long seed, int stories, int stepsPerStory, int jobs) {

    /** Stories in one campaign, at most. */
    public static final int STORIES_MAX = 100_000_000;

    /** Steps in one story, at most: as many as a scenario may have. */
    public static final int STEPS_MAX = 1_000;

    public static final int JOBS_MAX = 1_024;

    public CampaignPlan {
        inRange("stories", stories, STORIES_MAX);
        inRange("steps per story", stepsPerStory, STEPS_MAX);
        inRange("jobs", jobs, JOBS_MAX);
    }

    private static void inRange(String what, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(what + ": from 1 to " + max + ", found " + value);
        }
    }
}
