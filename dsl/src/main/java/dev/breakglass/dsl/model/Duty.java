package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.time.Duration;

/** What a path obliges the runtime to do besides granting. */
public sealed interface Duty {

    Place place();

    /** At the opening: tell {@code target}, such as {@code pager:security}. */
    record Notify(String target, Place place) implements Duty {}

    /** At the end, however it ends. */
    record After(String step, String argument, Place place) implements Duty {}

    /** The session ends after so long without a use. */
    record Idle(Duration after, Place place) implements Duty {}

    /** How long a key may lie unused once it is minted. */
    record Redeem(Duration within, Place place) implements Duty {}
}
