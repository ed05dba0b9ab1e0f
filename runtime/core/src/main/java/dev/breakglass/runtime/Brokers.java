package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who makes credentials. Immutable, so that nobody waits for it.
 *
 * @param named by the names that paths say
 * @param other who makes those of any other name, by that name
 */
record Brokers(Map<String, CredentialBroker> named, Optional<Function<String, CredentialBroker>> other) {

    private static final System.Logger LOG = System.getLogger(BreakGlass.class.getName());

    Brokers {
        named = Map.copyOf(named);
    }

    /** Whether there is one. Asks the embedder, so not to be called in a turn. */
    boolean isThere(String name) {
        try {
            return find(name).isPresent();
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    private Optional<CredentialBroker> find(String name) {
        return Optional.ofNullable(named.get(name)).or(() -> other.map(byName -> byName.apply(name)));
    }

    /** What the policy's paths issue and nobody here can make, a sentence for each. */
    List<String> unserved(Policy policy) {
        List<String> unserved = new ArrayList<>();
        for (String path : policy.paths()) {
            for (Obligation obligation : policy.terms(path).obligations()) {
                if (obligation instanceof Obligation.Issue issue) {
                    unserved(issue).ifPresent(why -> unserved.add("path `" + path + "`: " + why));
                }
            }
        }
        return unserved;
    }

    /** Why nobody here can make what is to be issued. Asks the broker, so not to be called in a turn. */
    Optional<String> unserved(Obligation.Issue issue) {
        String clause = "`issue " + issue.broker() + "`: ";
        try {
            Optional<CredentialBroker> broker = find(issue.broker());
            if (broker.isEmpty()) {
                return Optional.of(clause + "there is no such broker here");
            }
            broker.get().check(issue.settings());
            return Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(clause + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    /** Says loudly which paths hand out no key. Whatever goes wrong, the policy is in force. */
    void tell(Policy policy) {
        try {
            for (String why : unserved(policy)) {
                LOG.log(System.Logger.Level.ERROR, "no key is handed out: {0}", why);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "nobody knows which paths hand out no key", e);
        }
    }

    /** @throws IllegalStateException if there is none of that name */
    CredentialBroker broker(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no broker `" + name + "` any more"));
    }
}
