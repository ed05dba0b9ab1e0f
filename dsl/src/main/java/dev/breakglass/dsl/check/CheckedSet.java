package dev.breakglass.dsl.check;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.List;

/**
 * A whole policy set without an error: what it means and how it is written. Immutable.
 *
 * @param files the syntax trees, in order of file name
 */
public record CheckedSet(Policy policy, List<PolicyFile> files) {

    public CheckedSet {
        files = List.copyOf(files);
    }
}
