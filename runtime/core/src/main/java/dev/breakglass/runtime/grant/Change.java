package dev.breakglass.runtime.grant;

import java.util.List;

/**
 * What one entry will make of a ledger: checked, and not yet so.
 *
 * @param after the grants that it changes, as they will be
 */
public record Change(Entry entry, List<Grant> after) {

    public Change {
        after = List.copyOf(after);
    }
}
