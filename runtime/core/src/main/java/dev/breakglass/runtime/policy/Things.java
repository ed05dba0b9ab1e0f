package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Thing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What resources may be: the kinds of one word of bits whose names have one mark, and perhaps more of another word or with other
 * marks. Immutable and thread-safe.
 */
final class Things {

    private static final Things NONE = new Things(Bits.NONE, Thing.ANY_NAME, null);

    private final int word;
    private final long kinds;
    private final int mark;
    private final @Nullable Things more;

    private Things(Bits kinds, int mark, @Nullable Things more) {
        this.word = kinds.word;
        this.kinds = kinds.bits;
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
        for (Map.Entry<Integer, TreeSet<Integer>> marked : byMark.entrySet()) {
            List<Integer> kinds = List.copyOf(marked.getValue());
            for (Bits word = Bits.of(kinds); word != null; word = word.more) {
                things = new Things(word, marked.getKey(), things);
            }
        }
        return things == null ? NONE : things;
    }

    /** Whether the resource is one of these. */
    boolean have(RequestFacts request) {
        int kind = request.kind();
        for (Things each = this; each != null; each = each.more) {
            if (each.word == kind >> 6 && (each.kinds >>> kind & 1) != 0 && request.isNamed(each.mark)) {
                return true;
            }
        }
        return false;
    }
}
