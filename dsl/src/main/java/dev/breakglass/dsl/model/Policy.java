package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.SourceFile;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole checked policy set: what its author wrote, with nothing left to look up.
 *
 * <p>Every list is in order of name (sources in order of file name), so that the order of files and declarations
 * leaves no trace. Immutable and thread-safe.
 *
 * @param groundwork the sources that declare more than zones, paths, forbids and invariants: what a zone or a path says follows
 *     from these, from its own file, and from the zone that it is in
 * @param docs what {@code ///} says of a declaration, by its kind and name: {@code breakglass restore-ledger}
 */
public record Policy(
        String name,
        List<SourceFile> sources,
        List<SourceFile> groundwork,
        List<Action> actions,
        List<ResourceKind> resources,
        List<Attribute> requester,
        List<Attribute> incident,
        List<Role> roles,
        List<Signal> signals,
        List<Factor> factors,
        List<Zone> zones,
        List<BreakglassPath> paths,
        List<Forbid> forbids,
        List<Invariant> invariants,
        SortedMap<String, String> docs) {

    public Policy {
        sources = List.copyOf(sources);
        groundwork = List.copyOf(groundwork);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        requester = List.copyOf(requester);
        incident = List.copyOf(incident);
        roles = List.copyOf(roles);
        signals = List.copyOf(signals);
        factors = List.copyOf(factors);
        zones = List.copyOf(zones);
        paths = List.copyOf(paths);
        forbids = List.copyOf(forbids);
        invariants = List.copyOf(invariants);
        docs = Collections.unmodifiableSortedMap(new TreeMap<>(docs));
    }

    /**
     * This policy, made of the objects of an earlier one wherever they are equal, so that whoever works through it again sees at
     * a glance what did not change. It is equal to this one. Both were made by the checker.
     */
    public Policy keeping(Policy earlier) {
        return new Keeping(this, earlier).policy();
    }
}
