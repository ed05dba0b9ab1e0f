package dev.breakglass.cli;

import dev.breakglass.scenario.campaign.CampaignPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;

/** What somebody asks of {@code bgp simulate --campaign}. */
final class CampaignOptions {

    static final String CAMPAIGN = "campaign";
    static final String SEED = "seed";
    static final String JOBS = "jobs";

    /** What only scenarios have. */
    private static final List<String> OF_SCENARIOS = List.of(
            Keys.KEY,
            SimulateOptions.REPORT,
            SimulateOptions.SHARD,
            SimulateOptions.FILTER,
            SimulateOptions.WATCH,
            CoverageOptions.COVERAGE,
            CoverageOptions.REPORT,
            CoverageOptions.MIN);

    private static final int STEPS_PER_STORY = 60;

    private CampaignOptions() {}

    /**
     * Whether a campaign is asked for.
     *
     * @throws UsageException if one is, with something that it does not do, or one is not, with what only it does
     */
    static boolean isAsked(CommandLine line) {
        if (!line.hasOption(CAMPAIGN)) {
            if (line.hasOption(SEED)) {
                throw new UsageException("--" + SEED + " is for a campaign; a scenario's seed is its title");
            }
            return false;
        }
        for (String option : OF_SCENARIOS) {
            if (line.hasOption(option)) {
                String instead = option.equals(SimulateOptions.REPORT)
                        ? "; a broken story is written as a scenario, of which it makes a page"
                        : "";
                throw new UsageException("--" + option + " is for scenarios, and a campaign plays none" + instead);
            }
        }
        return true;
    }

    static CampaignPlan plan(CommandLine line) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new CampaignPlan(
                number(line, SEED, 1, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) number(line, CAMPAIGN, 1, 1, CampaignPlan.STORIES_MAX),
                STEPS_PER_STORY,
                (int) number(line, JOBS, Math.min(processors, CampaignPlan.JOBS_MAX), 1, CampaignPlan.JOBS_MAX));
    }

    private static long number(CommandLine line, String option, long otherwise, long min, long max) {
        String text = line.getOptionValue(option);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("--" + option + " needs a whole number, found " + text);
        }
        throw new UsageException("--" + option + " needs a number from " + min + " to " + max + ", found " + text);
    }

    /**
     * Every folder with policies in it, and every file of them that is named itself; as people know them, in order.
     *
     * @throws UsageException if there are none, or too many below one of them
     */
    static List<Path> sets(List<String> paths, Console console) throws IOException {
        Set<Path> sets = new LinkedHashSet<>();
        for (String path : paths) {
            if (Files.isRegularFile(console.path(path))) {
                sets.add(Path.of(path));
            } else {
                sets.addAll(PolicyFolders.below(path, console));
            }
        }
        if (sets.isEmpty()) {
            throw new UsageException("there is no policy set at or below " + String.join(", ", paths));
        }
        return List.copyOf(sets);
    }
}
