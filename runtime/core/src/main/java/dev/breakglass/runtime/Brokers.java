package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.policy.Policy;
import java.util.Map;
import java.util.Optional;

/**
 * Who makes credentials. Immutable, so that nobody waits for it.
 *
 * @param named by the names that paths say
 * @param other who makes those of any other name
 */
record Brokers(Map<String, CredentialBroker> named, Optional<CredentialBroker> other) {

    Brokers {
        named = Map.copyOf(named);
    }

    Optional<CredentialBroker> find(String name) {
        return Optional.ofNullable(named.get(name)).or(() -> other);
    }

    /**
     * Holds a policy against what is here, before it is in force.
     *
     * @throws IllegalArgumentException if one of its paths issues what nobody here can make
     */
    void check(Policy policy) {
        for (String path : policy.paths()) {
            for (Obligation obligation : policy.terms(path).obligations()) {
                if (obligation instanceof Obligation.Issue issue) {
                    check(path, issue);
                }
            }
        }
    }

    private void check(String path, Obligation.Issue issue) {
        String where = "path `" + path + "`, `issue " + issue.broker() + "`: ";
        CredentialBroker broker = find(issue.broker())
                .orElseThrow(() -> new IllegalArgumentException(
                        where + "there is no such broker here; BreakGlassBuilder.broker gives one"));
        try {
            broker.check(issue.settings());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage(), e);
        }
    }

    /** @throws IllegalStateException if there is none of that name */
    CredentialBroker broker(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no broker `" + name + "` any more"));
    }
}
