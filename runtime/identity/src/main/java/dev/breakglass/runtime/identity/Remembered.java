package dev.breakglass.runtime.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Things that are remembered until a time and then forgotten, so many at most. Nothing is forgotten early to make room: when
 * it is full, that is said. Not safe for several threads; whoever has it guards it.
 */
final class Remembered<K, V> {

    private final int entriesMax;
    private final Map<K, Entry<K, V>> entries = new HashMap<>();
    private final TreeSet<Entry<K, V>> byEnd = new TreeSet<>(
            Comparator.<Entry<K, V>, Instant>comparing(Entry::until).thenComparing(Entry::number));
    private long puts;

    Remembered(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    Optional<V> get(K key, Instant now) {
        forget(now);
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** Remembers it, in the place of what was there; false if there is no room. */
    boolean put(K key, V value, Instant until, Instant now) {
        forget(now);
        remove(key);
        if (entries.size() >= entriesMax) {
            return false;
        }
        Entry<K, V> entry = new Entry<>(key, value, until, puts++);
        entries.put(key, entry);
        byEnd.add(entry);
        return true;
    }

    void remove(K key) {
        Entry<K, V> entry = entries.remove(key);
        if (entry != null) {
            byEnd.remove(entry);
        }
    }

    private void forget(Instant now) {
        while (!byEnd.isEmpty() && !now.isBefore(byEnd.first().until)) {
            entries.remove(byEnd.first().key);
            byEnd.pollFirst();
        }
    }

    /** @param number tells two entries that end at one moment */
    private record Entry<K, V>(K key, V value, Instant until, Long number) {}
}
