package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.MerkleTree;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.MisfitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether log and state agree when a play is over. */
final class EndChecks {

    private EndChecks() {}

    /** @param acknowledged every entry, as it was heard */
    static void logHolds(AuditLog log, List<Entry> acknowledged) {
        List<byte[]> lines = lines(log);
        Breach.unless(
                lines.size() == acknowledged.size(),
                Property.LOG_HOLDS,
                "the log holds " + lines.size() + " entries, and " + acknowledged.size() + " were acknowledged");
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < lines.size(); i++) {
            byte[] line = lines.get(i);
            Breach.unless(
                    Arrays.equals(EntryCodec.encode(acknowledged.get(i)), line),
                    Property.LOG_HOLDS,
                    "entry " + i + " is not the one that was acknowledged");
            tree.append(line);
        }
        Checkpoint checkpoint = log.checkpoint();
        Breach.unless(
                checkpoint.size() == tree.size() && checkpoint.root().equals(tree.root()),
                Property.LOG_HOLDS,
                "the log's checkpoint is not of its entries");
    }

    static void replay(AuditLog log, List<Grant> state) {
        Ledger ledger = new Ledger();
        try {
            log.replay(ledger::replay);
        } catch (MisfitException e) {
            throw new Breach.BreachException(
                    new Breach(Property.REPLAY, "the log does not replay: " + e.getMessage()));
        }
        Breach.unless(ledger.grants().equals(state), Property.REPLAY, "the log gives other grants than there are");
    }

    static void dutiesDone(List<Grant> state) {
        for (Grant grant : state) {
            Breach.unless(
                    grant.state().isLive() || grant.duties().stream().allMatch(Duty::done),
                    Property.DUTIES_DONE,
                    "a duty of what is over was not done");
        }
    }

    private static List<byte[]> lines(AuditLog log) {
        List<byte[]> lines = new ArrayList<>();
        log.replay((index, line) -> lines.add(line));
        return lines;
    }
}
