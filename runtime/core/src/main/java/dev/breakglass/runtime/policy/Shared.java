package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Constants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What conditions compare with, laid out in cells: small and long numbers are cells themselves, texts and lists stand beside
 * them, and what conditions have in common is kept once. So is what zones and paths have in common.
 */
final class Shared {

    private final Map<List<?>, Integer> blocks = new HashMap<>();
    private final Map<Object, Long> objects = new HashMap<>();
    private final Map<List<?>, Demand> demands = new HashMap<>();
    private final Map<List<Integer>, Things> things = new HashMap<>();
    private final Map<List<Integer>, int[]> numberLists = new HashMap<>();
    private final List<Object> others = new ArrayList<>();
    private long[] cells = new long[1 << 10];
    private int size;

    /** The first cell of the condition's constants. */
    int cell(Condition condition) {
        Integer known = blocks.get(condition.operands());
        if (known == null) {
            known = put(condition.operands());
            blocks.put(condition.operands(), known);
        }
        return known;
    }

    /** The one of all that are alike, so that what is asked for everywhere is near at hand. */
    Demand one(Demand demand) {
        Demand first = demands.putIfAbsent(demand.key(), demand);
        return first == null ? demand : first;
    }

    Things things(List<Thing> all) {
        List<Integer> key = new ArrayList<>();
        for (Thing thing : all) {
            key.add(thing.kind());
            key.add(thing.mark());
        }
        Things known = things.get(key);
        if (known == null) {
            known = Things.of(all);
            things.put(key, known);
        }
        return known;
    }

    /** The one of all that are alike. */
    int[] one(int[] numbers) {
        int[] first = numberLists.putIfAbsent(Arrays.stream(numbers).boxed().toList(), numbers);
        return first == null ? numbers : first;
    }

    /** How much is kept. */
    int room() {
        return size + demands.size() + things.size() + numberLists.size();
    }

    Constants constants() {
        return new Constants(Arrays.copyOf(cells, size), others.toArray());
    }

    private int put(List<?> operands) {
        int at = size;
        if (at + operands.size() > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(at + operands.size(), 2 * cells.length));
        }
        for (Object operand : operands) {
            cells[size++] = operand instanceof Number number ? number.longValue() : other(operand);
        }
        return at;
    }

    private long other(Object operand) {
        return objects.computeIfAbsent(operand, key -> {
            others.add(frozen(key));
            return others.size() - 1L;
        });
    }

    private static Object frozen(Object operand) {
        if (!(operand instanceof List<?> list)) {
            return operand;
        }
        if (list.stream().allMatch(Long.class::isInstance)) {
            return list.stream().mapToLong(Long.class::cast).sorted().toArray();
        }
        return list.stream().allMatch(String.class::isInstance)
                ? list.toArray(String[]::new)
                : list.toArray(AddressRange[]::new);
    }
}
