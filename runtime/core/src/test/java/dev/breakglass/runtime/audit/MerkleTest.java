package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTest {

    private static final JsonObject REFERENCE = Vectors.json("rfc6962/ct_reference_tree.json");
    private static final List<TreeHash> LEAVES = REFERENCE.array("leaves").texts().stream()
            .map(leaf -> TreeHash.leaf(Vectors.hex(leaf)))
            .toList();

    @Test
    void theHasherAgreesWithThePublishedValues() {
        List<JsonObject> rows =
                Vectors.json("rfc6962/hasher_and_nodes.json").array("hasher").objects();
        assertThat(rows).hasSize(4);
        for (JsonObject row : rows) {
            TreeHash hash = switch (row.text("op")) {
                case "leaf" -> TreeHash.leaf(row.text("dataUtf8").getBytes(StandardCharsets.UTF_8));
                // The published nodes have short children, which a TreeHash cannot be: the same preimage by hand.
                case "node" ->
                    TreeHash.of(TreeHash.sha256()
                            .digest(("\u0001" + row.text("leftUtf8") + row.text("rightUtf8"))
                                    .getBytes(StandardCharsets.UTF_8)));
                default -> TreeHash.EMPTY;
            };
            assertThat(hash).as(row.text("op")).hasToString(row.text("want"));
        }
    }

    @Test
    void everyInnerNodeOfTheReferenceTreeIsTheHashOfItsChildren() {
        var levels = Vectors.json("rfc6962/hasher_and_nodes.json").array("nodeHashesByLevel").items().stream()
                .map(level -> Vectors.hashes((JsonArray) level))
                .toList();
        assertThat(levels.get(0)).isEqualTo(LEAVES);
        for (int level = 1; level < levels.size(); level++) {
            for (int i = 0; i < levels.get(level).size(); i++) {
                List<TreeHash> below = levels.get(level - 1);
                assertThat(TreeHash.node(below.get(2 * i), below.get(2 * i + 1)))
                        .isEqualTo(levels.get(level).get(i));
            }
        }
    }

    @Test
    void theTreeHasThePublishedRootAtEverySize() {
        MerkleTree tree = new MerkleTree();
        assertThat(tree.root()).hasToString(REFERENCE.text("emptyRoot"));
        for (String leaf : REFERENCE.array("leaves").texts()) {
            tree.append(Vectors.hex(leaf));
            assertThat(tree.root()).hasToString(REFERENCE.array("roots").texts().get((int) tree.size() - 1));
        }
    }

    @Test
    void thePublishedInclusionPathsAreMadeAndVerified() {
        for (JsonObject row : REFERENCE.array("inclusion").objects()) {
            int index = (int) row.number("leaf1based") - 1;
            int size = (int) row.number("treeSize");
            if (index < 0) {
                continue;
            }
            List<TreeHash> path = Vectors.hashes(row.array("path"));
            assertThat(MerkleProof.inclusion(index, LEAVES.subList(0, size))).isEqualTo(path);
            assertThat(MerkleProof.verifyInclusion(
                            index, size, LEAVES.get(index), path, MerkleProof.root(LEAVES.subList(0, size))))
                    .isTrue();
        }
    }

    @Test
    void thePublishedConsistencyProofsAreMade() {
        for (JsonObject row : REFERENCE.array("consistency").objects()) {
            assertThat(MerkleProof.consistency((int) row.number("size1"), LEAVES.subList(0, (int) row.number("size2"))))
                    .isEqualTo(Vectors.hashes(row.array("proof")));
        }
    }

    @Test
    void everyPublishedInclusionCaseIsAcceptedOrRejectedAsItSays() {
        List<JsonObject> cases = Vectors.folder("merkle-transparency-dev/inclusion");
        assertThat(cases).hasSize(98);
        assertThat(cases).filteredOn(row -> !row.flag("wantErr")).hasSize(6);
        assertThat(cases)
                .allSatisfy(row ->
                        assertThat(MerkleTest.includes(row)).as(row.toString()).isEqualTo(!row.flag("wantErr")));
    }

    private static boolean includes(JsonObject row) {
        try {
            return MerkleProof.verifyInclusion(
                    row.number("leafIdx"),
                    row.number("treeSize"),
                    Vectors.root(row.text("leafHash")),
                    Vectors.proof(row.get("proof").orElseThrow()),
                    Vectors.root(row.text("root")));
        } catch (IllegalArgumentException notAHash) {
            return false;
        }
    }

    @Test
    void everyPublishedConsistencyCaseIsAcceptedOrRejectedAsItSays() {
        List<JsonObject> cases = Vectors.folder("merkle-transparency-dev/consistency");
        assertThat(cases).hasSize(98);
        assertThat(cases).filteredOn(row -> !row.flag("wantErr")).hasSize(6);
        assertThat(cases)
                .allSatisfy(row -> assertThat(MerkleTest.isConsistent(row))
                        .as(row.toString())
                        .isEqualTo(!row.flag("wantErr")));
    }

    private static boolean isConsistent(JsonObject row) {
        try {
            return MerkleProof.verifyConsistency(
                    row.number("size1"),
                    row.number("size2"),
                    Vectors.root(row.text("root1")),
                    Vectors.root(row.text("root2")),
                    Vectors.proof(row.get("proof").orElseThrow()));
        } catch (IllegalArgumentException notAHash) {
            return false;
        }
    }

    @Test
    void everyProofOfEveryTreeUpToSeventyVerifiesAndNoOtherIndexOrSizeDoes() {
        List<TreeHash> leaves = IntStream.range(0, 70)
                .mapToObj(i -> TreeHash.leaf(new byte[] {(byte) i}))
                .toList();
        for (int size = 1; size <= leaves.size(); size++) {
            List<TreeHash> tree = leaves.subList(0, size);
            TreeHash root = MerkleProof.root(tree);
            for (int index = 0; index < size; index++) {
                List<TreeHash> path = MerkleProof.inclusion(index, tree);
                assertThat(MerkleProof.verifyInclusion(index, size, leaves.get(index), path, root))
                        .isTrue();
                assertThat(MerkleProof.verifyInclusion(index + 1L, size, leaves.get(index), path, root))
                        .isFalse();
                assertThat(MerkleProof.verifyInclusion(index + (1L << 40), size, leaves.get(index), path, root))
                        .isFalse();
                int before = index + 1;
                List<TreeHash> proof = MerkleProof.consistency(before, tree);
                TreeHash first = MerkleProof.root(leaves.subList(0, before));
                assertThat(MerkleProof.verifyConsistency(before, size, first, root, proof))
                        .isTrue();
                List<TreeHash> longer = new ArrayList<>(proof);
                longer.add(root);
                assertThat(MerkleProof.verifyConsistency(before, size, first, root, longer))
                        .isFalse();
            }
        }
    }

    @Test
    void proofsOfWhatIsNotThereAreNotMade() {
        assertThatThrownBy(() -> MerkleProof.inclusion(8, LEAVES)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleProof.inclusion(-1, LEAVES)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleProof.consistency(9, LEAVES)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleProof.consistency(0, LEAVES)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
