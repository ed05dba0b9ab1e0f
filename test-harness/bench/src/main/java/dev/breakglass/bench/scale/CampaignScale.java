package dev.breakglass.bench.scale;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.scenario.campaign.Campaign;
import dev.breakglass.scenario.campaign.CampaignPlan;
import dev.breakglass.scenario.campaign.CampaignPolicy;
import dev.breakglass.scenario.campaign.CampaignResult;
import dev.breakglass.scenario.campaign.Questions;
import dev.breakglass.scenario.campaign.QuestionsResult;
import dev.breakglass.scenario.campaign.Retelling;
import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How many steps a second a campaign plays, and how many decisions a second its questions are, checks included, by the number of
 * threads: {@code CampaignScale POLICIES STORIES JOBS…}. Each number of threads has a round before the one that counts.
 */
public final class CampaignScale {

    private static final int STEPS_PER_STORY = 60;

    private CampaignScale() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("CampaignScale POLICIES STORIES JOBS…");
        }
        Policy text =
                Checker.check(SourceReader.read(Path.of(arguments[0]))).value().orElseThrow();
        CampaignPolicy policy = new CampaignPolicy(
                text, LoadedPolicy.of(PolicyCompiler.compile(text).toPolicy(), text), "policy");
        int stories = Integer.parseInt(arguments[1]);
        for (int i = 2; i < arguments.length; i++) {
            int jobs = Integer.parseInt(arguments[i]);
            played(policy, new CampaignPlan(1, stories, STEPS_PER_STORY, jobs));
            long start = System.nanoTime();
            CampaignResult result = played(policy, new CampaignPlan(2, stories, STEPS_PER_STORY, jobs));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d threads: %d steps, %d decisions, %.0f steps/s, %.0f decisions/s%n",
                    jobs,
                    result.steps(),
                    result.decisions(),
                    result.steps() / seconds,
                    result.decisions() / seconds);
            Retelling retelling = Retelling.of(policy, new CampaignPlan(3, stories, STEPS_PER_STORY, jobs));
            retelling.tell();
            start = System.nanoTime();
            long steps = retelling.tell();
            System.out.printf(
                    Locale.ROOT,
                    "%d threads: %d steps of the runtime alone, %.0f steps/s%n",
                    jobs,
                    steps,
                    steps / ((System.nanoTime() - start) / 1e9));
            asked(policy, new CampaignPlan(1, stories, STEPS_PER_STORY, jobs));
            start = System.nanoTime();
            QuestionsResult answers = asked(policy, new CampaignPlan(2, stories, STEPS_PER_STORY, jobs));
            seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d threads: %d requests, %d decisions, %.0f decisions/s%n",
                    jobs,
                    answers.requests(),
                    answers.decisions(),
                    answers.decisions() / seconds);
        }
    }

    private static QuestionsResult asked(CampaignPolicy policy, CampaignPlan plan) {
        QuestionsResult result = Questions.ask(policy, plan, decisions -> {}, () -> false);
        result.broken().ifPresent(broken -> {
            throw new IllegalStateException(broken.file(plan.seed()));
        });
        return result;
    }

    private static CampaignResult played(CampaignPolicy policy, CampaignPlan plan) {
        CampaignResult result = Campaign.run(policy, plan);
        result.broken().ifPresent(broken -> {
            throw new IllegalStateException(broken.file());
        });
        return result;
    }
}
