package dev.breakglass.compiler.lower;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it was lowered, part by part, so that the next one can be made of the parts that did not change. Immutable, and
 * safe for any thread.
 *
 * <p>A zone with its paths is taken over if it is equal to what it was, and the text of every file that it refers to with it; and
 * if the numbers that it refers to did not change: of roles, actions and kinds of resources; of zones if one of its conditions
 * names any; and how much the forbids read. It keeps its seat too unless what stands before it takes more numbers, or fewer.
 * Else it is seated anew, which is little work.
 */
public final class Parts {

    private final Names names;
    private final Map<String, Integer> files;
    private final Forbids forbids;
    private final List<SeatedZone> zones;
    private final int lowered;

    /**
     * The parts of a policy.
     *
     * @param files numbers by name
     * @param zones in order of number
     * @param lowered how many of the zones were not taken over
     */
    Parts(Names names, Map<String, Integer> files, Forbids forbids, List<SeatedZone> zones, int lowered) {
        this.names = names;
        this.files = files;
        this.forbids = forbids;
        this.zones = List.copyOf(zones);
        this.lowered = lowered;
    }

    /** Those of no policy. */
    public static Parts none() {
        return new Parts(Names.none(), Map.of(), Forbids.of(List.of(), Names.none()), List.of(), 0);
    }

    /** How many zones were lowered, and not taken over from an earlier policy. */
    public int lowered() {
        return lowered;
    }

    Names names() {
        return names;
    }

    /** Numbers by name. */
    Map<String, Integer> files() {
        return files;
    }

    Forbids forbids() {
        return forbids;
    }

    @Nullable
    SeatedZone zone(String name) {
        int number = names.zone(name);
        return number < 0 ? null : zones.get(number);
    }
}
