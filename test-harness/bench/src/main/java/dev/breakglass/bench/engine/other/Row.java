package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.PathSpec;
import java.util.List;

/**
 * A path in the plain types that engines of others take, for those that hold one rule against many rows. Lengths of time
 * are nanoseconds.
 *
 * <p>Public, for the classes that an engine generates.
 */
public record Row(
        String zone,
        String prefix,
        String kind,
        List<String> groups,
        List<String> actions,
        List<String> networks,
        long networkFresh,
        int severityMax,
        String factor,
        String otherFactor,
        long factorsWithin,
        String approverGroup,
        int approvals,
        long approvalsWithin,
        int justificationMin,
        long ttlMax) {

    static Row of(PathSpec path) {
        if (path.factors().size() != 2) {
            throw new IllegalArgumentException(path.name() + ": a row has two factors, found " + path.factors());
        }
        return new Row(
                path.zone(),
                path.resourcePrefix(),
                path.kind(),
                path.groups(),
                path.actions(),
                path.networks(),
                path.networkFresh().toNanos(),
                path.severityMax(),
                path.factors().get(0),
                path.factors().get(1),
                path.factorsWithin().toNanos(),
                path.approverGroup(),
                path.approvals(),
                path.approvalsWithin().toNanos(),
                path.justificationMin(),
                path.ttlMax().toNanos());
    }
}
