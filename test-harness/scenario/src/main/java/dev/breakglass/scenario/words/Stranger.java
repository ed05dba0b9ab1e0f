package dev.breakglass.scenario.words;

import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.ScenarioProblem;
import dev.breakglass.scenario.yaml.Shown;

/**
 * What a policy does not know.
 *
 * @param listed how a test that means it lists it: a word, or {@code name=value}
 * @param why what is wrong with it otherwise
 */
record Stranger(String listed, FilePlace place, String why) {

    /** As whoever does not mean it is told. */
    ScenarioProblem problem() {
        return new ScenarioProblem(
                place, why + " (if that is meant, list `" + Shown.cut(listed) + "` in `" + Words.STRANGERS + "`)");
    }
}
