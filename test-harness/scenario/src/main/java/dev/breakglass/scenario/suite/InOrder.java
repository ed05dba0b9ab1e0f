package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was played in the order of the list, whoever is done first: each waits until all before it are told.
 * Safe for any thread.
 */
final class InOrder {

    private final SuiteListener listener;
    private final @Nullable Played[] done;
    private int told;

    InOrder(SuiteListener listener, int size) {
        this.listener = listener;
        this.done = new @Nullable Played[size];
    }

    synchronized void done(int place, Played played) {
        done[place] = played;
        listener.progress((int) Arrays.stream(done).filter(p -> p != null).count(), done.length);
        for (Played next = next(); next != null; next = next()) {
            told++;
            tell(next);
        }
    }

    /** Whatever was played; with a gap, where others were not begun, what comes behind it is told now. */
    synchronized SuiteResult result() {
        List<ScenarioResult> scenarios = new ArrayList<>();
        List<SuiteResult.FileFailure> problems = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            Played played = done[i];
            if (played != null && i >= told) {
                tell(played);
            }
            if (played instanceof Played.Whole whole) {
                scenarios.add(whole.result());
            } else if (played instanceof Played.Not not) {
                problems.add(not.failure());
            }
        }
        return new SuiteResult(scenarios, problems, done.length - scenarios.size() - problems.size());
    }

    private @Nullable Played next() {
        return told < done.length ? done[told] : null;
    }

    private void tell(Played played) {
        if (played instanceof Played.Whole whole) {
            listener.played(whole.result());
        } else if (played instanceof Played.Not not) {
            listener.notPlayed(not.failure());
        }
    }
}
