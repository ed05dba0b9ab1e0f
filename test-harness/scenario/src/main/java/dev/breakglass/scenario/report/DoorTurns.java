package dev.breakglass.scenario.report;

import dev.breakglass.scenario.result.DoorState;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.ScenarioResult;
import java.util.ArrayList;
import java.util.List;

/** The doors of the requests whose state a step changes, for a timeline of more requests than a table has room for. */
public final class DoorTurns {

    /** So many requests have a column each. */
    public static final int COLUMNS_MAX = 12;

    private DoorTurns() {}

    /**
     * A door that is in another state than after the step before.
     *
     * @param name of the request
     */
    public record Turn(String name, DoorState state) {}

    /** Whether each request has a column of its own. */
    public static boolean haveColumns(ScenarioResult result) {
        return result.doors().size() <= COLUMNS_MAX;
    }

    /** The state of a request's door after a step; locked before there is a request. */
    public static DoorState state(Moment moment, int request) {
        return request < moment.doors().size() ? moment.doors().get(request) : DoorState.LOCKED;
    }

    /** What a step, counted from 0, changes; in order of request. */
    public static List<Turn> at(ScenarioResult result, int step) {
        List<Turn> turns = new ArrayList<>();
        for (int request = 0; request < result.doors().size(); request++) {
            DoorState before =
                    step == 0 ? DoorState.LOCKED : state(result.timeline().get(step - 1), request);
            DoorState after = state(result.timeline().get(step), request);
            if (after != before) {
                turns.add(new Turn(result.doors().get(request).name(), after));
            }
        }
        return turns;
    }
}
