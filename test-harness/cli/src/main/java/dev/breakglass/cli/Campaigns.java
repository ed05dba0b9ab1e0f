package dev.breakglass.cli;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.campaign.BrokenStory;
import dev.breakglass.scenario.campaign.Campaign;
import dev.breakglass.scenario.campaign.CampaignPlan;
import dev.breakglass.scenario.campaign.CampaignPolicy;
import dev.breakglass.scenario.campaign.CampaignResult;
import dev.breakglass.scenario.campaign.Lockdown;
import dev.breakglass.scenario.campaign.Property;
import dev.breakglass.scenario.campaign.Questions;
import dev.breakglass.scenario.campaign.QuestionsResult;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** {@code bgp simulate --campaign}: plays random stories of every policy set at or below some paths. */
final class Campaigns {

    static final String OPTION = "campaign";
    static final String SEED = "seed";
    static final String JOBS = "jobs";

    /** What only scenarios have. */
    private static final List<String> OF_SCENARIOS = List.of(
            Keys.KEY,
            SimulateOptions.FORMAT,
            SimulateOptions.REPORT,
            SimulateOptions.JSON,
            SimulateOptions.JUNIT,
            SimulateOptions.SHARD,
            SimulateOptions.FILTER,
            SimulateOptions.WATCH,
            CoverageOptions.COVERAGE,
            CoverageOptions.REPORT,
            CoverageOptions.MIN);

    private static final int STEPS_PER_STORY = 60;
    private static final int DEPTH_MAX = 32;
    private static final int SETS_MAX = 1_000;

    private final Console console;
    private final CampaignPlan plan;
    private final Path folder;
    private final Interrupt interrupt;
    private boolean isSound = true;

    private Campaigns(Console console, CampaignPlan plan, Path folder, Interrupt interrupt) {
        this.console = console;
        this.plan = plan;
        this.folder = folder;
        this.interrupt = interrupt;
    }

    /** @throws UsageException if something is asked for that a campaign does not do */
    static void check(CommandLine line) {
        for (String option : OF_SCENARIOS) {
            if (line.hasOption(option)) {
                throw new UsageException("--" + option + " is for scenarios, and a campaign plays none");
            }
        }
    }

    /** @param folder where the shortest broken story of each set goes */
    static ExitCode run(CommandLine line, Console console, Path folder, Interrupt interrupt) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        CampaignPlan plan = new CampaignPlan(
                number(line, SEED, 1, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) number(line, OPTION, 1, 1, CampaignPlan.STORIES_MAX),
                STEPS_PER_STORY,
                (int) number(line, JOBS, Math.min(processors, CampaignPlan.JOBS_MAX), 1, CampaignPlan.JOBS_MAX));
        Campaigns campaigns = new Campaigns(console, plan, folder, interrupt);
        List<Path> sets = sets(line.getArgList(), console);
        if (sets.isEmpty()) {
            throw new UsageException("there is no policy set at or below " + String.join(", ", line.getArgList()));
        }
        for (int i = 0; i < sets.size(); i++) {
            if (interrupt.isAsked()) {
                console.out()
                        .println(
                                "stopped before the end, " + Words.count(sets.size() - i, "policy set") + " not begun");
                return ExitCode.STOPPED;
            }
            campaigns.one(sets.get(i));
        }
        if (interrupt.isAsked()) {
            return ExitCode.STOPPED;
        }
        return campaigns.isSound ? ExitCode.OK : ExitCode.FAULT;
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

    /** Every folder with policies in it, and every file of them that is named itself; as people know them, in order. */
    private static List<Path> sets(List<String> paths, Console console) throws IOException {
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
        if (sets.size() > SETS_MAX) {
            throw new UsageException("there are more than " + SETS_MAX + " policy sets; name some of them");
        }
        return sets.stream().distinct().toList();
    }

    private void one(Path set) throws IOException {
        PolicySet read = PolicySet.read(console.path(set.toString()));
        if (read.checked().value().isEmpty()) {
            isSound = false;
            read.print(console);
            return;
        }
        Policy policy = read.checked().value().map(CheckedSet::policy).orElseThrow();
        Path file = folder.resolve("broken-" + slug(set) + ".yaml");
        AtomicLong steps = new AtomicLong();
        Path lies = console.path(set.toString());
        String locked = "broken-" + slug(set) + "-locked";
        CampaignPolicy alone = new CampaignPolicy(
                policy, LoadedPolicy.of(PolicyCompiler.compile(policy).toPolicy(), policy), relative(file, lies));
        // What is loaded in its place imports it, and a file by itself cannot be imported.
        CampaignPolicy about = Files.isRegularFile(lies)
                ? alone
                : alone.lockedNowAndThen(next -> PolicyCompiler.compile(next).toPolicy(), locked);
        CampaignResult result = Progress.during(
                console,
                say -> Campaign.run(
                        about,
                        plan,
                        more -> say.accept("playing stories of " + set + ", " + steps.addAndGet(more) + " steps"),
                        interrupt::isAsked));
        if (result.passed()) {
            AtomicLong decisions = new AtomicLong();
            QuestionsResult answers = Progress.during(
                    console,
                    say -> Questions.ask(
                            alone,
                            plan,
                            more -> say.accept(
                                    "asking " + set + " questions, " + decisions.addAndGet(more) + " decisions"),
                            interrupt::isAsked));
            isSound &= answers.passed();
            tell(set, result, answers, file);
        } else {
            isSound = false;
            tell(set, result, file);
        }
        if (result.broken().filter(broken -> broken.loads(locked)).isPresent()) {
            Path other = folder.resolve(locked).resolve("lockdown.bgp");
            Files.createDirectories(folder.resolve(locked));
            Files.writeString(other, Lockdown.of(policy).orElseThrow().file(relative(other, lies)));
            console.out().println("  it loads the policy in " + locked);
        }
    }

    private void tell(Path set, CampaignResult result, QuestionsResult answers, Path file) throws IOException {
        String asked = played(set, result) + ", " + Words.count(answers.decisions(), "decision") + " on "
                + Words.count(answers.requests(), "request") + ": ";
        if (answers.broken().isPresent()) {
            QuestionsResult.Broken broken = answers.broken().get();
            tell(asked, broken.property(), broken.what(), file, broken.file(plan.seed()));
            console.out().println("  a request of round " + broken.number() + " is in " + file.getFileName());
            return;
        }
        if (interrupt.isAsked()) {
            int unplayed = plan.stories() - result.stories();
            console.out()
                    .println(asked + "every property held so far; stopped before the end, "
                            + (unplayed == 0 ? "among the questions" : stories(unplayed) + " not played"));
            return;
        }
        console.out().println(asked + "every property holds");
        if (!result.unopened().isEmpty()) {
            console.out().println("  never opened: " + String.join(", ", result.unopened()));
        }
    }

    private String played(Path set, CampaignResult result) {
        return set + ": " + stories(result.stories()) + " of seed " + plan.seed() + ", "
                + Words.count(result.steps(), "step");
    }

    private void tell(String asked, Property property, String what, Path file, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file, text);
        console.out().println(asked + property.word() + " is broken");
        console.out().println("  " + property.sentence());
        console.out().println("  found: " + what);
    }

    private void tell(Path set, CampaignResult result, Path file) throws IOException {
        BrokenStory broken = result.broken().orElseThrow();
        tell(played(set, result) + ": ", broken.property(), broken.what(), file, broken.file());
        console.out()
                .println("  story " + broken.number() + ", shortened from "
                        + Words.count(broken.steps(), "step") + " to "
                        + broken.scenario().timeline().size() + ", is in " + file.getFileName());
    }

    private static String stories(int count) {
        return count + (count == 1 ? " story" : " stories");
    }

    private static String slug(Path set) {
        String slug = set.toString().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "policy" : slug;
    }

    private static String relative(Path file, Path set) {
        Path from = file.toAbsolutePath().normalize().resolveSibling("");
        return from.relativize(set.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
