package dev.breakglass.runtime.bundle;

import static dev.breakglass.runtime.bundle.TestBundle.CLASSES;
import static dev.breakglass.runtime.bundle.TestBundle.GOOD;
import static dev.breakglass.runtime.bundle.TestBundle.SIGNER;
import static dev.breakglass.runtime.bundle.TestBundle.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.policy.CompiledPolicy;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyBundleTest {

    private static final LogSigner NEXT = LogSigner.generate("example.org/policy");

    @TempDir
    Path temp;

    @Test
    void aBundleBeginsWithWhatPeopleCanRead() {
        assertThat(TestBundle.text().lines().toList())
                .startsWith("breakglass/bundle/v3", "compiler 0.1.0", "policy " + TestBundle.DIGEST, "version 7")
                .hasSize(7)
                .last()
                .isEqualTo(Sha256.hex("policy x\n") + " 9 sources/x.bgp");
        assertThat(new String(GOOD, StandardCharsets.UTF_8))
                .contains("sources/x.bgp\n\n\u2014 example.org/policy ")
                .endsWith("}policy x\n");
    }

    @Test
    void whatWasSignedIsWhatIsRead() {
        PolicyBundle made = TestBundle.bundle(CLASSES);
        PolicyBundle read = PolicyBundle.open(GOOD, TRUSTED);

        assertThat(read.compiler()).isEqualTo("0.1.0");
        assertThat(read.version()).isEqualTo(7);
        assertThat(read.digest()).isEqualTo(TestBundle.DIGEST);
        assertThat(read.data()).isEqualTo(made.data());
        assertThat(read.sources()).containsExactly(TestBundle.SOURCE);
        assertThat(read.signers()).isEqualTo(TRUSTED);
        assertThat(read.classes()).containsOnlyKeys("dev.breakglass.generated.Policy");
        assertThat(read.parts())
                .containsOnlyKeys("classes/dev/breakglass/generated/Policy.class", "policy.json", "sources/x.bgp");
        assertThat(read.signed(SIGNER)).isEqualTo(GOOD);
        assertThat(made.signers()).isEmpty();
    }

    @Test
    void theSameBundleAndKeyGiveTheSameBytes() {
        assertThat(TestBundle.of(Map.copyOf(CLASSES))).isEqualTo(GOOD);
    }

    @Test
    void keysAreRotatedBySigningWithBothOrByTrustingBoth() {
        byte[] both = TestBundle.bundle(CLASSES).signed(List.of(SIGNER, NEXT));
        List<VerifierKey> old = List.of(SIGNER.verifierKey());
        List<VerifierKey> next = List.of(NEXT.verifierKey());
        List<VerifierKey> all = List.of(SIGNER.verifierKey(), NEXT.verifierKey());

        assertThat(PolicyBundle.open(both, old).signers()).isEqualTo(old);
        assertThat(PolicyBundle.open(both, next).signers()).isEqualTo(next);
        assertThat(PolicyBundle.open(both, all).signers()).isEqualTo(all);
        assertThat(PolicyBundle.open(GOOD, all).signers()).isEqualTo(old);
        assertThatThrownBy(() -> PolicyBundle.open(GOOD, next)).isInstanceOf(BundleException.class);
        assertThatThrownBy(() -> PolicyBundle.open(GOOD, List.of()))
                .isInstanceOf(BundleException.class)
                .hasMessage("no key is trusted here, so that no bundle can be");
    }

    @Test
    void anOlderVersionThanTheOneDemandedIsRefused() throws IOException {
        Path file = Files.write(temp.resolve("x.bundle"), GOOD);

        assertThat(PolicyBundle.load(file, TRUSTED).digest()).isEqualTo(TestBundle.DIGEST);
        assertThat(PolicyBundle.load(file, TRUSTED, 7).digest()).isEqualTo(TestBundle.DIGEST);
        assertThatThrownBy(() -> PolicyBundle.load(file, TRUSTED, 8))
                .isInstanceOf(BundleException.class)
                .hasMessage("the bundle is version 7 of its policy, and version 8 or a later one is demanded here");
    }

    @Test
    void aServiceGoesFromVersionToVersionAndFromKeyToKey() throws IOException {
        Path file = Files.write(temp.resolve("x.bundle"), GOOD);
        List<VerifierKey> trusted = TRUSTED;
        long lastVersion = 6;

        PolicyBundle bundle = PolicyBundle.open(file, trusted, lastVersion);
        CompiledPolicy policy = bundle.toPolicy();
        lastVersion = bundle.version();

        assertThat(policy.digest()).isEqualTo(TestBundle.DIGEST);
        assertThat(lastVersion).isEqualTo(7);
        VerifierKey oldKey = SIGNER.verifierKey();
        VerifierKey newKey = NEXT.verifierKey();
        PolicyBundle.load(file, List.of(oldKey, newKey));
        Files.write(file, TestBundle.bundle(CLASSES).signed(NEXT));
        PolicyBundle.load(file, List.of(oldKey, newKey));
    }

    @Test
    void aBundleThatNobodyNumberedIsVersionZero() {
        PolicyBundle unnumbered =
                PolicyBundle.of("0.1.0", TestBundle.bundle(CLASSES).data(), List.of(TestBundle.SOURCE), CLASSES);

        assertThat(PolicyBundle.open(unnumbered.signed(SIGNER), TRUSTED).version())
                .isZero();
        assertThatThrownBy(() -> PolicyBundle.open(unnumbered.signed(SIGNER), TRUSTED, 1))
                .isInstanceOf(BundleException.class);
        for (long wrong : new long[] {-1, 1L << 53, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> unnumbered.withVersion(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(PolicyBundle.open(unnumbered.withVersion((1L << 53) - 1).signed(SIGNER), TRUSTED)
                        .version())
                .isEqualTo(9007199254740991L);
    }

    @Test
    void sourcesAreNotLookedIntoUntilTheyAreAskedFor() {
        byte[] noText = {'p', (byte) 0xFF};
        String digest = "sha256:" + Sha256.hex(Sha256.hex(ByteBuffer.wrap(noText)) + "  x.bgp\n");
        byte[] policy = new String(PolicyBundle.open(GOOD, TRUSTED).parts().get("policy.json"), StandardCharsets.UTF_8)
                .replace(TestBundle.DIGEST, digest)
                .getBytes(StandardCharsets.UTF_8);
        byte[] file = TestBundle.with(digest, Map.of("policy.json", policy, "sources/x.bgp", noText));

        PolicyBundle bundle = PolicyBundle.open(file, TRUSTED);

        assertThat(bundle.toPolicy().digest()).isEqualTo(digest);
        assertThatThrownBy(bundle::sources)
                .isInstanceOf(BundleException.class)
                .hasMessage("the source `x.bgp` is not UTF-8");
    }

    @Test
    void importedFilesKeepTheirSetAndSourcesComeInOrderOfName() {
        SourceText own = new SourceText("x.bgp", "", "policy x\n");
        SourceText imported = new SourceText("../org/people.bgp", "../org", "policy org\n// \u00fc\n");
        String lines = Sha256.hex(imported.text()) + "  ../org/people.bgp\n" + Sha256.hex(own.text()) + "  x.bgp\n";
        byte[] file = PolicyBundle.of(
                        "0.1.0", TestBundle.data("sha256:" + Sha256.hex(lines)), List.of(own, imported), CLASSES)
                .signed(SIGNER);

        assertThat(PolicyBundle.open(file, TRUSTED).sources()).containsExactly(imported, own);
    }

    @Test
    void aFileThatIsNotThereIsNoRefusal() {
        assertThatThrownBy(() -> PolicyBundle.load(temp.resolve("none"), TRUSTED))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> PolicyBundle.load(temp, TRUSTED)).isInstanceOf(IOException.class);
    }

    @Test
    void aBundleLargerThanWhatIsReadAtFirstIsReadWhole() throws IOException {
        String text = "policy x\n" + "// a comment\n".repeat(500_000);
        SourceText source = new SourceText("x.bgp", "", text);
        String digest = "sha256:" + Sha256.hex(Sha256.hex(text) + "  x.bgp\n");
        byte[] bytes = PolicyBundle.of("0.1.0", TestBundle.data(digest), List.of(source), CLASSES)
                .signed(SIGNER);
        Path file = Files.write(temp.resolve("large.bundle"), bytes);

        assertThat(bytes.length).isGreaterThan(BundleFile.NOTE_BYTES_MAX);
        assertThat(PolicyBundle.open(file, TRUSTED, 0).sources()).containsExactly(source);
        for (int cut : new int[] {1, 1000, bytes.length - BundleFile.NOTE_BYTES_MAX}) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length - cut));
            assertThatThrownBy(() -> PolicyBundle.open(file, TRUSTED, 0)).hasMessageContaining("cut short");
        }
        byte[] changed = bytes.clone();
        changed[bytes.length - 1] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> PolicyBundle.open(file, TRUSTED, 0))
                .isInstanceOf(BundleException.class)
                .hasMessage("the part `sources/x.bgp` is not the one that was signed");
        Files.write(file, TestBundle.join(bytes, new byte[] {'\n'}));
        assertThatThrownBy(() -> PolicyBundle.open(file, TRUSTED, 0))
                .hasMessageContaining("after the bundle's last part");
    }

    @Test
    void classesOfABundleThatNothingRefersToAreUnloaded() {
        Object policy = PolicyBundle.open(GOOD, TRUSTED).toPolicy();
        WeakReference<Object> weak = new WeakReference<>(policy);
        policy = null;
        for (int i = 0; i < 50 && weak.get() != null; i++) {
            System.gc();
        }

        assertThat(weak.get()).isNull();
    }
}
