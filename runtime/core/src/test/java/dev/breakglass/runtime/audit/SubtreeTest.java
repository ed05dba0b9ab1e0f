package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubtreeTest {

    private static final JsonObject ROLLING =
            Vectors.json("rfc6962/hasher_and_nodes.json").object("rollingSubtreeVectors");
    private static final int MAX = 130;
    private static final List<TreeHash> LEAVES = IntStream.range(0, MAX)
            .mapToObj(i -> TreeHash.leaf(new byte[] {(byte) i}))
            .toList();

    private final MessageDigest rolling = TreeHash.sha256();

    @Test
    void everyPublishedInclusionCaseIsAcceptedOrRejectedAsItSays() {
        List<JsonObject> cases = Vectors.folder("merkle-transparency-dev/subtreeinclusion");
        assertThat(cases).hasSize(204);
        assertThat(cases).filteredOn(row -> !row.flag("wantErr")).hasSize(12);
        assertThat(cases)
                .allSatisfy(row -> assertThat(includes(row)).as(row.toString()).isEqualTo(!row.flag("wantErr")));
    }

    private static boolean includes(JsonObject row) {
        try {
            return new Subtree(row.number("start"), row.number("end"))
                    .verifyInclusion(
                            row.number("leafIdx"),
                            Vectors.root(row.text("leafHash")),
                            Vectors.proof(row.get("proof").orElseThrow()),
                            Vectors.root(row.text("root")));
        } catch (IllegalArgumentException noSubtreeOrNoHash) {
            return false;
        }
    }

    @Test
    void everyPublishedConsistencyCaseIsAcceptedOrRejectedAsItSays() {
        List<JsonObject> cases = Vectors.folder("merkle-transparency-dev/subtreeconsistency");
        assertThat(cases).hasSize(118);
        assertThat(cases).filteredOn(row -> !row.flag("wantErr")).hasSize(12);
        assertThat(cases)
                .allSatisfy(
                        row -> assertThat(isConsistent(row)).as(row.toString()).isEqualTo(!row.flag("wantErr")));
    }

    private static boolean isConsistent(JsonObject row) {
        try {
            return new Subtree(row.number("start"), row.number("end"))
                    .verifyConsistency(
                            Vectors.root(row.text("root1")),
                            row.number("size"),
                            Vectors.root(row.text("root2")),
                            Vectors.proof(row.get("proof").orElseThrow()));
        } catch (IllegalArgumentException noSubtreeOrNoHash) {
            return false;
        }
    }

    @Test
    void theHashesOfAllSubtreesAreThePublishedOnes() {
        for (int end = 0; end <= MAX; end++) {
            for (Subtree subtree : endingAt(end)) {
                roll(subtree + " " + hash(subtree));
            }
        }
        assertRolled("subtreeHash");
    }

    @Test
    void theInclusionProofsOfAllSubtreesAreThePublishedOnesAndVerify() {
        for (int end = 0; end <= MAX; end++) {
            for (Subtree subtree : endingAt(end)) {
                for (long index = subtree.start(); index < end; index++) {
                    List<TreeHash> proof = hashes(subtree.inclusion(index));
                    roll(index + " " + subtree + words(proof));
                    TreeHash leaf = LEAVES.get((int) index);
                    assertThat(subtree.verifyInclusion(index, leaf, proof, hash(subtree)))
                            .isTrue();
                }
            }
        }
        assertRolled("subtreeInclusion");
    }

    @Test
    void theConsistencyProofsOfAllSubtreesAreThePublishedOnesAndVerify() {
        for (int size = 0; size <= MAX; size++) {
            TreeHash root = MerkleProof.root(LEAVES.subList(0, size));
            for (int end = 0; end <= size; end++) {
                for (Subtree subtree : endingAt(end)) {
                    List<TreeHash> proof = hashes(subtree.consistency(size));
                    roll(subtree + " " + size + words(proof));
                    assertThat(subtree.verifyConsistency(hash(subtree), size, root, proof))
                            .as(subtree + " in " + size)
                            .isTrue();
                }
            }
        }
        assertRolled("subtreeConsistency");
    }

    @Test
    void theCoveringsOfAllRunsAreThePublishedOnes() {
        for (int end = 0; end <= MAX; end++) {
            for (int start = 0; start <= end; start++) {
                List<Subtree> covering = Subtree.covering(start, end);
                roll(covering.get(0) + " " + covering.get(1));
            }
        }
        assertRolled("subtreeCovering");
    }

    @Test
    void runsBeyondTheRangeAreNoSubtrees() {
        assertThat(Subtree.isSubtree(0, Long.MAX_VALUE)).isTrue();
        assertThat(Subtree.isSubtree(1, Long.MAX_VALUE)).isFalse();
        assertThat(Subtree.isSubtree(-1, 3)).isFalse();
        assertThatThrownBy(() -> new Subtree(3, 2)).hasMessage("[3, 2) is no subtree");
        assertThatThrownBy(() -> Subtree.covering(3, 2)).hasMessageContaining("no run");
        assertThatThrownBy(() -> new Subtree(4, 8).inclusion(8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Subtree(4, 8).consistency(7)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<Subtree> endingAt(int end) {
        return IntStream.rangeClosed(0, end)
                .filter(start -> Subtree.isSubtree(start, end))
                .mapToObj(start -> new Subtree(start, end))
                .toList();
    }

    private static TreeHash hash(Subtree subtree) {
        return MerkleProof.root(LEAVES.subList((int) subtree.start(), (int) subtree.end()));
    }

    private static List<TreeHash> hashes(List<Subtree> subtrees) {
        return subtrees.stream().map(SubtreeTest::hash).toList();
    }

    private static String words(List<TreeHash> proof) {
        return proof.stream().map(hash -> " " + hash).collect(Collectors.joining());
    }

    private void roll(String line) {
        rolling.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void assertRolled(String name) {
        assertThat(HexFormat.of().formatHex(rolling.digest())).isEqualTo(ROLLING.text(name));
    }
}
