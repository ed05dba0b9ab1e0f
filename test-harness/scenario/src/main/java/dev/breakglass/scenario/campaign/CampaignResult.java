package dev.breakglass.scenario.campaign;

import java.util.List;
import java.util.Optional;

/**
 * What came of a campaign. The same plan and policy give the same result, unless somebody stops it.
 *
 * @param stories how many were played, the broken one included
 * @param steps that people, and the world, took in them
 * @param decisions that the runtime made in them, on requests, openings and uses; not counted when one is broken
 * @param unopened the paths by which no session was opened, in order of name; not told when one is broken
 */
public record CampaignResult(
        CampaignPlan plan,
        int stories,
        long steps,
        long decisions,
        List<String> unopened,
        Optional<BrokenStory> broken) {

    public CampaignResult {
        unopened = List.copyOf(unopened);
    }

    public boolean passed() {
        return broken.isEmpty();
    }
}
