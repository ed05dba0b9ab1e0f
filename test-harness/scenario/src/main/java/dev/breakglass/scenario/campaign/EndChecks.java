package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.MerkleTree;
import dev.breakglass.runtime.grant.Change;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.MisfitException;
import dev.breakglass.runtime.grant.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether log and state agree when a play is over. */
final class EndChecks {

    private EndChecks() {}

    /** @param acknowledged every line, as the runtime handed it over */
    static void logHolds(AuditLog log, List<byte[]> acknowledged) {
        List<byte[]> lines = lines(log);
        Breach.unless(
                lines.size() == acknowledged.size(),
                Property.LOG_HOLDS,
                "the log holds " + lines.size() + " entries, and " + acknowledged.size() + " were acknowledged");
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < lines.size(); i++) {
            byte[] line = lines.get(i);
            int index = i;
            Breach.unless(
                    Arrays.equals(acknowledged.get(i), line),
                    Property.LOG_HOLDS,
                    () -> "entry " + index + " is not the one that was acknowledged");
            tree.append(line);
        }
        Checkpoint checkpoint = log.checkpoint();
        Breach.unless(
                checkpoint.size() == tree.size() && checkpoint.root().equals(tree.root()),
                Property.LOG_HOLDS,
                "the log's checkpoint is not of its entries");
    }

    /** @param entries every one, as it was read from its line */
    static void replay(List<Entry> entries, List<Grant> state) {
        Ledger ledger = new Ledger();
        for (Entry entry : entries) {
            Change change = planned(ledger, entry);
            Breach.unless(
                    change.entry().equals(entry),
                    Property.REPLAY,
                    () -> "entry " + entry.seq() + " says other things about its grant than the log before it");
            ledger.apply(change);
        }
        Breach.unless(ledger.grants().equals(state), Property.REPLAY, "the log gives other grants than there are");
    }

    private static Change planned(Ledger ledger, Entry entry) {
        try {
            return ledger.plan(entry.time(), entry.actor(), entry.subject().map(Subject::grant), entry.event());
        } catch (MisfitException e) {
            throw new Breach.BreachException(new Breach(Property.REPLAY, "the log does not replay: " + e.getMessage()));
        }
    }

    /** Every line is exactly what its entry gives, and the runtime reads them all. */
    static void strict(AuditLog log, List<byte[]> lines) {
        Ledger ledger = new Ledger();
        EntryCodec codec = new EntryCodec(log.contents());
        try {
            for (int i = 0; i < lines.size(); i++) {
                ledger.replay(codec.decode(i, lines.get(i)));
            }
        } catch (MisfitException e) {
            throw new Breach.BreachException(new Breach(Property.REPLAY, "the log does not replay: " + e.getMessage()));
        }
    }

    private static List<byte[]> lines(AuditLog log) {
        List<byte[]> lines = new ArrayList<>();
        log.replay((index, line) -> lines.add(line));
        return lines;
    }
}
