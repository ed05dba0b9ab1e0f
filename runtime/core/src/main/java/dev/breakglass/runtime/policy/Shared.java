package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Condition;
import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.policy.Rules.PathRule;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Constants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What paths have in common is kept once, so that a decision finds it near by. What conditions compare with is laid out in
 * cells: small and long numbers are cells themselves, texts and lists stand beside them.
 */
final class Shared {

    private final Map<List<Integer>, int[]> conditions = new HashMap<>();
    private final Map<Mfa, Mfa> mfas = new HashMap<>();

    private final Map<List<?>, Integer> blocks = new HashMap<>();
    private final Map<Object, Long> objects = new HashMap<>();
    private final List<Object> others = new ArrayList<>();
    private long[] cells = new long[1 << 10];
    private int size;

    /** Shape and first cell of the constants of each of a path's conditions, by turns; those that the zones state come first. */
    int[] conditions(PathRule path) {
        List<Integer> flat = new ArrayList<>(2 * path.admits().size() + 2);
        path.admits().forEach(condition -> add(condition, flat));
        if (path.when() != null) {
            add(path.when(), flat);
        }
        return conditions.computeIfAbsent(flat, Shared::array);
    }

    private void add(Condition condition, List<Integer> to) {
        to.add(condition.shape());
        to.add(cell(condition));
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    Mfa mfa(Mfa mfa) {
        return mfas.computeIfAbsent(mfa, each -> each);
    }

    /** The first cell of the condition's constants. */
    int cell(Condition condition) {
        return blocks.computeIfAbsent(condition.operands(), this::put);
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
