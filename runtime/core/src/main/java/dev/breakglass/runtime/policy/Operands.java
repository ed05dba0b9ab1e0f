package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.AddressRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What conditions compare with, as cells: small and long numbers are cells, texts and lists are kept beside them, each once. */
final class Operands {

    private final Map<Object, Long> cells = new HashMap<>();
    private final List<Object> others = new ArrayList<>();

    long cell(Object operand) {
        if (operand instanceof Number number) {
            return number.longValue();
        }
        return cells.computeIfAbsent(operand, this::add);
    }

    Object[] others() {
        return others.toArray();
    }

    private long add(Object operand) {
        others.add(frozen(operand));
        return others.size() - 1L;
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
