package dev.breakglass.scenario.campaign;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioWriter;

/**
 * A story in which something is wrong, as short as it was found.
 *
 * @param number of the story in its campaign, from 0
 * @param steps how many it had before it was shortened
 * @param what what is there instead of what the property says
 * @param scenario that fails when it is played
 */
public record BrokenStory(long seed, int number, int steps, Property property, String what, Scenario scenario) {

    /** Whether it loads the policy that it names so. */
    public boolean loads(String policy) {
        return scenario.timeline().stream()
                .anyMatch(step -> step.act() instanceof Act.Reload reload
                        && reload.policy().equals(policy));
    }

    /** The scenario as a file, with what is wrong above it. */
    public String file() {
        return "# Campaign with seed " + seed + ", story " + number + ".\n"
                + "# " + property.word() + ": " + property.sentence() + ".\n"
                + "# Found: " + what + ".\n"
                + ScenarioWriter.write(scenario);
    }
}
