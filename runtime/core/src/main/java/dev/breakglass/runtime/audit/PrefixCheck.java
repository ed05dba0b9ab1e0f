package dev.breakglass.runtime.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks whether a growing tree passes through trees that were signed before: a log may only grow. */
final class PrefixCheck {

    private record Expected(Checkpoint checkpoint, LogPlace place, String what) {}

    private final List<Expected> expected = new ArrayList<>();
    private final List<LogFault> faults = new ArrayList<>();
    private int next;

    /** @param what the checkpoint's name in messages */
    void expect(Checkpoint checkpoint, LogPlace place, String what) {
        expected.add(new Expected(checkpoint, place, what));
        expected.sort(Comparator.comparingLong(e -> e.checkpoint().size()));
    }

    /** To be called at the start, and again when an entry was added. */
    void look(MerkleTree tree) {
        while (next < expected.size() && expected.get(next).checkpoint().size() < tree.size()) {
            Expected before = expected.get(next++);
            faults.add(new LogFault(
                    LogFault.Reason.MISSING,
                    before.place(),
                    "the entries of " + before.what()
                            + " are archived: it can be compared with the archive at hand alone"));
        }
        while (next < expected.size() && expected.get(next).checkpoint().size() == tree.size()) {
            Expected here = expected.get(next++);
            if (!here.checkpoint().root().equals(tree.root())) {
                faults.add(new LogFault(
                        LogFault.Reason.FORKED,
                        here.place(),
                        "the first " + tree.size() + " entries of this log are not those of " + here.what()
                                + ": it is another history"));
            }
        }
    }

    /** What is wrong, now that the log ended after so many entries. */
    List<LogFault> faults(long entries) {
        List<LogFault> all = new ArrayList<>(faults);
        for (Expected missing : expected.subList(next, expected.size())) {
            all.add(new LogFault(
                    LogFault.Reason.ROLLED_BACK,
                    missing.place(),
                    "the log has " + entries + " entries, and " + missing.what() + " had "
                            + missing.checkpoint().size()
                            + ": this is an older copy, or entries were taken off its end"));
        }
        return all;
    }
}
