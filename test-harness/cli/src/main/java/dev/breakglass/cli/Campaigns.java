package dev.breakglass.cli;

import dev.breakglass.cli.results.CampaignResults;
import dev.breakglass.cli.results.SetOutcome;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.campaign.BrokenStory;
import dev.breakglass.scenario.campaign.Campaign;
import dev.breakglass.scenario.campaign.CampaignPlan;
import dev.breakglass.scenario.campaign.CampaignPolicy;
import dev.breakglass.scenario.campaign.CampaignResult;
import dev.breakglass.scenario.campaign.Lockdown;
import dev.breakglass.scenario.campaign.Questions;
import dev.breakglass.scenario.campaign.QuestionsResult;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/** {@code bgp simulate --campaign}: plays random stories of every policy set at or below some paths. */
final class Campaigns {

    private final Console console;
    private final CampaignPlan plan;
    private final BrokenFiles files;
    private final Interrupt interrupt;

    private Campaigns(Console console, CampaignPlan plan, BrokenFiles files, Interrupt interrupt) {
        this.console = console;
        this.plan = plan;
        this.files = files;
        this.interrupt = interrupt;
    }

    /** The shortest broken story of each set goes to the folder of {@code --keep-logs}, or else to the console's. */
    static ExitCode run(CommandLine line, SimulateOptions options, Console console, Interrupt interrupt)
            throws IOException {
        BrokenFiles files = new BrokenFiles(console, line.getOptionValue("keep-logs", ""));
        Campaigns campaigns = new Campaigns(console, CampaignOptions.plan(line), files, interrupt);
        List<Path> sets = CampaignOptions.sets(line.getArgList(), console);
        CampaignResults results = campaigns.results(sets, options.format().isEmpty());
        new SimulateOutputs(options, console).write(results);
        if (interrupt.isAsked()) {
            return ExitCode.STOPPED;
        }
        return results.passed() ? ExitCode.OK : ExitCode.FAULT;
    }

    /** @param isText whether each set is told on standard output as soon as it is done */
    private CampaignResults results(List<Path> sets, boolean isText) throws IOException {
        List<SetOutcome> outcomes = new ArrayList<>();
        for (Path set : sets) {
            if (interrupt.isAsked()) {
                break;
            }
            PolicySet read = PolicySet.read(console.path(set.toString()));
            Optional<Policy> policy = read.checked().value().map(CheckedSet::policy);
            SetOutcome outcome = policy.isPresent() ? played(set, policy.get()) : unsound(set, read);
            outcomes.add(outcome);
            if (isText && policy.isEmpty()) {
                read.print(console);
            } else if (isText) {
                outcome.lines().forEach(console.out()::println);
            }
        }
        int unbegun = sets.size() - outcomes.size();
        if (isText && unbegun > 0) {
            console.out().println("stopped before the end, " + Words.count(unbegun, "policy set") + " not begun");
        }
        return new CampaignResults(outcomes, unbegun);
    }

    private SetOutcome unsound(Path set, PolicySet read) {
        String why = read.checked().diagnostics().stream()
                .map(fault -> DiagnosticRenderer.render(fault, false))
                .collect(Collectors.joining("\n"));
        return SetOutcome.unsound(set.toString(), plan.seed(), plan.stories(), why.stripTrailing());
    }

    private SetOutcome played(Path set, Policy policy) throws IOException {
        Path lies = console.path(set.toString());
        BrokenFiles.Names names = files.of(set);
        CampaignPolicy alone = new CampaignPolicy(
                policy,
                LoadedPolicy.of(PolicyCompiler.compile(policy).toPolicy(), policy),
                files.relative(names.story(), lies));
        // What is loaded in its place imports it, and a file by itself cannot be imported.
        CampaignPolicy about = Files.isRegularFile(lies)
                ? alone
                : alone.lockedNowAndThen(next -> PolicyCompiler.compile(next).toPolicy(), names.lockedFromStory());
        CampaignResult stories = stories(set, about);
        if (stories.broken().isPresent()) {
            BrokenStory broken = stories.broken().get();
            Optional<String> unwritten = files.write(names.story(), broken.file());
            boolean loads = broken.loads(names.lockedFromStory());
            if (loads) {
                String text = Lockdown.of(policy).orElseThrow().file(files.relative(names.lockdown(), lies));
                unwritten = unwritten.or(() -> files.write(names.lockdown(), text));
            }
            return outcome(set, stories, Optional.empty(), Optional.of(broken(broken, names, loads, unwritten)));
        }
        QuestionsResult answers = questions(set, alone);
        return outcome(
                set,
                stories,
                Optional.of(answers),
                answers.broken()
                        .map(broken -> broken(broken, names, files.write(names.story(), broken.file(plan.seed())))));
    }

    private CampaignResult stories(Path set, CampaignPolicy about) {
        try (PlayProgress progress = PlayProgress.start(console, set + ": step")) {
            progress.at(0, (long) plan.stories() * plan.stepsPerStory());
            return Campaign.run(about, plan, progress::add, interrupt::isAsked);
        }
    }

    private QuestionsResult questions(Path set, CampaignPolicy about) {
        try (PlayProgress progress = PlayProgress.start(console, set + ": decision")) {
            progress.at(0, (long) plan.stories() * Questions.DECISIONS);
            return Questions.ask(about, plan, progress::add, interrupt::isAsked);
        }
    }

    private SetOutcome outcome(
            Path set, CampaignResult stories, Optional<QuestionsResult> answers, Optional<SetOutcome.Broken> broken) {
        return new SetOutcome(
                set.toString(),
                plan.seed(),
                stories.stories(),
                plan.stories() - stories.stories(),
                stories.steps(),
                answers.map(QuestionsResult::requests).orElse(0L),
                answers.map(QuestionsResult::decisions).orElse(0L),
                stories.unopened(),
                broken.isEmpty() && interrupt.isAsked(),
                broken,
                Optional.empty());
    }

    private static SetOutcome.Broken broken(
            BrokenStory story, BrokenFiles.Names names, boolean loads, Optional<String> unwritten) {
        String source = "story " + story.number() + ", shortened from " + Words.count(story.steps(), "step") + " to "
                + story.scenario().timeline().size();
        return new SetOutcome.Broken(
                story.property(),
                story.what(),
                source,
                names.story().toString(),
                loads ? Optional.of(names.locked().toString()) : Optional.empty(),
                unwritten);
    }

    private static SetOutcome.Broken broken(
            QuestionsResult.Broken request, BrokenFiles.Names names, Optional<String> unwritten) {
        return new SetOutcome.Broken(
                request.property(),
                request.what(),
                "a request of round " + request.number(),
                names.story().toString(),
                Optional.empty(),
                unwritten);
    }
}
