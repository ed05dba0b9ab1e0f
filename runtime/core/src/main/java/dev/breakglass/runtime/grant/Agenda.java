package dev.breakglass.runtime.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When each grant is to be looked at next, soonest first. Not thread-safe. */
final class Agenda {

    private record Item(Instant at, GrantId grant) {}

    private final Map<GrantId, Item> items = new HashMap<>();
    private final TreeSet<Item> byTime =
            new TreeSet<>(Comparator.comparing(Item::at).thenComparing(Item::grant));

    /** Looks at the grant at that moment and at no other, or not at all. */
    void put(GrantId grant, Optional<Instant> at) {
        Item before = at.isPresent() ? items.get(grant) : items.remove(grant);
        if (before != null) {
            if (at.isPresent() && before.at().equals(at.get())) {
                return;
            }
            byTime.remove(before);
        }
        at.ifPresent(moment -> {
            Item item = new Item(moment, grant);
            items.put(grant, item);
            byTime.add(item);
        });
    }

    /** Those whose moment has come, soonest first. */
    List<GrantId> until(Instant now) {
        if (byTime.isEmpty() || byTime.first().at().isAfter(now)) {
            return List.of();
        }
        List<GrantId> due = new ArrayList<>();
        for (Item item : byTime) {
            if (item.at().isAfter(now)) {
                break;
            }
            due.add(item.grant());
        }
        return due;
    }

    Optional<Instant> first() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Agenda that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
