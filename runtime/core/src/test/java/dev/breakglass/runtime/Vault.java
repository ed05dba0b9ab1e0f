package dev.breakglass.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker that lives as long as its test, knows which of its credentials are good, and can be down. Safe for any thread. */
public final class Vault implements CredentialBroker {

    /** Until when each is good. */
    public final Map<String, Instant> good = new ConcurrentHashMap<>();

    public final List<CredentialOrder> orders = new CopyOnWriteArrayList<>();
    public final List<String> destroyed = new CopyOnWriteArrayList<>();
    /** What happens after it was made and before it is answered. */
    public Meanwhile meanwhile = order -> {};

    public boolean down;
    /** What is wrong with every setting, if anything is. */
    public Optional<String> refuses = Optional.empty();
    /** Whether the library is there that it works with. */
    boolean linked = true;

    /** Something that may fail. */
    public interface Meanwhile {
        void happen(CredentialOrder order) throws Exception;
    }

    @Override
    public void check(Map<String, String> settings) {
        if (!linked) {
            throw new NoClassDefFoundError("no such class: Ed25519");
        }
        refuses.ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    @Override
    public Credential issue(CredentialOrder order) throws Exception {
        requireUp();
        orders.add(order);
        good.put(order.id(), order.expiresAt());
        meanwhile.happen(order);
        return new Credential(
                Map.of("user", order.id(), "password", secret(order.id())),
                Optional.ofNullable(good.get(order.id())).orElse(order.expiresAt()));
    }

    /** What must be nowhere but with the holder. */
    public static String secret(String id) {
        return "hunter-" + id;
    }

    @Override
    public void destroy(CredentialOrder order) {
        requireUp();
        good.remove(order.id());
        destroyed.add(order.id());
    }

    private void requireUp() {
        if (down) {
            throw new IllegalStateException("no route to the vault");
        }
    }
}
