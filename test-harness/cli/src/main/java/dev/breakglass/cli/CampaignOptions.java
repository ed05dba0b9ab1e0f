package dev.breakglass.cli;

import dev.breakglass.scenario.campaign.CampaignPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    private static final int DEPTH_MAX = 32;
    private static final int SETS_MAX = 1_000;

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
     * @throws UsageException if there are none, or too many
     */
    static List<Path> sets(List<String> paths, Console console) throws IOException {
        List<Path> sets = new ArrayList<>();
        for (String path : paths) {
            Path root = console.path(path);
            if (Files.isRegularFile(root)) {
                sets.add(Path.of(path));
                continue;
            }
            try (Stream<Path> walk = Files.walk(root, DEPTH_MAX)) {
                walk.filter(file -> String.valueOf(file.getFileName()).endsWith(".bgp"))
                        .map(file -> Path.of(path)
                                .resolve(root.relativize(file.resolveSibling(".")))
                                .normalize())
                        .distinct()
                        .sorted()
                        .limit(SETS_MAX + 1L)
                        .forEach(sets::add);
            }
        }
        if (sets.isEmpty()) {
            throw new UsageException("there is no policy set at or below " + String.join(", ", paths));
        } else if (sets.size() > SETS_MAX) {
            throw new UsageException("there are more than " + SETS_MAX + " policy sets; name some of them");
        }
        return sets.stream().distinct().toList();
    }
}
