package dev.breakglass.scenario.coverage;

import java.util.List;

/**
 * A line of a policy with all that can be reached on it. Immutable.
 *
 * @param number counted from 1
 * @param items at least one, in the order of the text
 */
public record CoveredLine(int number, List<Item> items, List<Item> missing) {

    public CoveredLine {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
    }

    public int reached() {
        return items.size() - missing.size();
    }

    public boolean isWhole() {
        return missing.isEmpty();
    }

    public boolean isTouched() {
        return reached() > 0;
    }

    public boolean isMissing(Item item) {
        return missing.contains(item);
    }
}
