package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the hashes of a log's subtrees come from: all a proof is made of. */
@FunctionalInterface
interface SubtreeHashes {

    /** The hash of a subtree that is not empty. */
    TreeHash hash(Subtree subtree) throws IOException;

    /** The hashes of some, in their order. */
    default List<TreeHash> hashes(List<Subtree> subtrees) throws IOException {
        List<TreeHash> hashes = new ArrayList<>();
        for (Subtree subtree : subtrees) {
            hashes.add(hash(subtree));
        }
        return List.copyOf(hashes);
    }
}
