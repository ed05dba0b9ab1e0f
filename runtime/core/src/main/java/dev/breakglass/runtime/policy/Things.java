package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Thing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What resources may be: some kinds whose names have one mark, and perhaps more with other marks. Immutable and thread-safe. */
final class Things {

    private final Bits kinds;
    private final int mark;
    private final @Nullable Things more;

    private Things(Bits kinds, int mark, @Nullable Things more) {
        this.kinds = kinds;
        this.mark = mark;
        this.more = more;
    }

    static Things of(List<Thing> all) {
        Map<Integer, TreeSet<Integer>> byMark = new TreeMap<>();
        for (Thing thing : all) {
            if (thing.kind() >= 0) {
                TreeSet<Integer> kinds = byMark.get(thing.mark());
                if (kinds == null) {
                    kinds = new TreeSet<>();
                    byMark.put(thing.mark(), kinds);
                }
                kinds.add(thing.kind());
            }
        }
        Things things = null;
        for (Map.Entry<Integer, TreeSet<Integer>> kinds : byMark.entrySet()) {
            things = new Things(Bits.of(List.copyOf(kinds.getValue())), kinds.getKey(), things);
        }
        return things == null ? new Things(Bits.NONE, Thing.ANY_NAME, null) : things;
    }

    /** Whether the resource is one of these. */
    boolean have(RequestFacts request) {
        for (Things each = this; each != null; each = each.more) {
            if (each.kinds.has(request.kind()) && request.isNamed(each.mark)) {
                return true;
            }
        }
        return false;
    }
}
