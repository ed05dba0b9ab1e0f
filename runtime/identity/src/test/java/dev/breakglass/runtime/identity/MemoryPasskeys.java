package dev.breakglass.runtime.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Passkeys in memory, and a way to have another assertion come between. */
public final class MemoryPasskeys implements Passkeys {

    private record Owned(String person, Bytes id) {}

    private final Map<Owned, Passkey> kept = new HashMap<>();
    Runnable between = () -> {};

    public void register(String person, Bytes id, Passkey passkey) {
        kept.put(new Owned(person, id), passkey);
    }

    @Override
    public synchronized Optional<Passkey> find(String person, Bytes id) {
        return Optional.ofNullable(kept.get(new Owned(person, id)));
    }

    @Override
    public synchronized boolean advance(String person, Bytes id, long from, long to) {
        between.run();
        Owned owned = new Owned(person, id);
        Passkey now = kept.get(owned);
        return now.counter() == from && kept.replace(owned, now, new Passkey(now.publicKey(), to));
    }
}
