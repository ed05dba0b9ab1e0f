package dev.breakglass.runtime.request;

import java.util.Map;
import java.util.Set;

/**
 * Somebody, as the identity provider vouches for them.
 *
 * @param id what tells this person from every other; compared exactly
 * @param groups the provider's groups, from which the policy's roles follow
 */
public record Person(String id, Set<String> groups, Map<String, Value> attributes) {

    public Person {
        groups = Names.copyOf(groups);
        attributes = ByName.copyOf(attributes);
    }
}
