package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.ProgramLoader;
import dev.breakglass.runtime.policy.ProgramRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A compiled policy as one file: a signed note (C2SP signed-note, Ed25519) that says what it is and lists its parts with
 * their digests, and the parts: what the program decides by, its classes, and the sources that they were made from.
 *
 * <p>The signatures are checked before anything that was signed is believed, then sizes and digests, then every class
 * before any is defined. Immutable, and safe for any thread.
 */
public final class PolicyBundle {

    /** Bytes of a bundle's parts together, at most. */
    public static final int BYTES_MAX = 256 << 20;

    /** The highest version of a policy. */
    public static final long VERSION_MAX = (1L << 53) - 1;

    private final String compiler;
    private final long version;
    private final PolicyData data;
    private final List<VerifierKey> signers;
    private final SortedMap<String, ByteBuffer> parts;

    private PolicyBundle(
            String compiler,
            long version,
            PolicyData data,
            List<VerifierKey> signers,
            SortedMap<String, ByteBuffer> parts) {
        this.compiler = compiler;
        this.version = version;
        this.data = data;
        this.signers = signers;
        this.parts = parts;
    }

    /**
     * What a compiler made, of version 0 and yet to be signed.
     *
     * @param compiler its version: letters, digits, dots and hyphens
     * @param classes class files by class name
     * @throws BundleException if a name cannot be the name of a part
     */
    public static PolicyBundle of(
            String compiler, PolicyData data, List<SourceText> sources, Map<String, byte[]> classes) {
        if (!Manifest.isVersion(compiler)) {
            throw new IllegalArgumentException("no version of a compiler: " + compiler);
        }
        SortedMap<String, ByteBuffer> parts = new TreeMap<>();
        classes.forEach((name, bytes) -> parts.put(PartName.check(PartName.ofClass(name)), ByteBuffer.wrap(bytes)));
        parts.put(PartName.POLICY, ByteBuffer.wrap(CanonicalJson.bytes(PolicyJson.write(data))));
        for (SourceText source : sources) {
            byte[] text = source.text().getBytes(StandardCharsets.UTF_8);
            String part = PartName.check(new SourceName(source.name(), source.set()).part());
            parts.put(part, ByteBuffer.wrap(text));
        }
        return new PolicyBundle(compiler, 0, data, List.of(), parts);
    }

    /**
     * The same as a version of its policy, by which a service tells an older bundle from a newer one.
     *
     * @param number 0 to {@link #VERSION_MAX}
     */
    public PolicyBundle withVersion(long number) {
        if (number < 0 || number > VERSION_MAX) {
            throw new IllegalArgumentException("a version is a number from 0 to " + VERSION_MAX);
        }
        return new PolicyBundle(compiler, number, data, signers, parts);
    }

    /** The file's bytes; the same bundle and key give the same bytes. */
    public byte[] signed(LogSigner signer) {
        return signed(List.of(signer));
    }

    /**
     * The file's bytes, signed by several keys, so that those who trust one of them yet and those who trust the other
     * already can load it.
     *
     * @throws BundleException if the bundle is larger than one may be
     */
    public byte[] signed(List<LogSigner> signers) {
        return BundleFile.write(manifest(), signers, parts);
    }

    private Manifest manifest() {
        List<Manifest.Part> lines = parts.entrySet().stream()
                .map(part -> new Manifest.Part(
                        Sha256.hex(part.getValue()), part.getValue().remaining(), part.getKey()))
                .toList();
        return new Manifest(compiler, digest(), version, lines);
    }

    /**
     * The policy of a bundle file.
     *
     * @param trusted one of these must have signed it
     * @throws BundleException with the reason if it is refused; then no class of it has been defined
     * @throws IOException if the file cannot be read
     */
    public static CompiledPolicy load(Path file, List<VerifierKey> trusted) throws IOException {
        return open(file, trusted, 0).toPolicy();
    }

    /**
     * As {@link #load(Path, List)}, and refuses what was signed before a version, so that nobody puts an old bundle in
     * the place of a newer one.
     *
     * @param minimumVersion of the policy, such as the {@link #version} that was last in force
     */
    public static CompiledPolicy load(Path file, List<VerifierKey> trusted, long minimumVersion) throws IOException {
        return open(file, trusted, minimumVersion).toPolicy();
    }

    /**
     * The bundle of a file: signatures, sizes and digests checked, its classes not yet defined.
     *
     * @throws BundleException with the reason if it is refused
     * @throws IOException if the file cannot be read
     */
    public static PolicyBundle open(Path file, List<VerifierKey> trusted, long minimumVersion) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return open(in, trusted, minimumVersion);
        }
    }

    /** As {@link #open(Path, List, long)}, of a file's bytes and of any version. */
    public static PolicyBundle open(byte[] bytes, List<VerifierKey> trusted) {
        return open(bytes, trusted, 0);
    }

    /** As {@link #open(Path, List, long)}, of a file's bytes. */
    public static PolicyBundle open(byte[] bytes, List<VerifierKey> trusted, long minimumVersion) {
        try {
            return open(new ByteArrayInputStream(bytes), trusted, minimumVersion);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static PolicyBundle open(InputStream in, List<VerifierKey> trusted, long minimumVersion)
            throws IOException {
        BundleFile file = BundleFile.read(in, trusted, minimumVersion);
        Manifest manifest = file.manifest();
        PolicyData data = Contents.read(manifest, file.parts());
        return new PolicyBundle(manifest.compiler(), manifest.version(), data, file.signers(), file.parts());
    }

    /** The version of the compiler that made it. */
    public String compiler() {
        return compiler;
    }

    /** The version of the policy; 0 if nobody gave it one. */
    public long version() {
        return version;
    }

    /** The digest of the policy's sources, {@code sha256:…}. */
    public String digest() {
        return data.vocabulary().digest();
    }

    public PolicyData data() {
        return data;
    }

    /** Those of the trusted keys that signed it; none for what has not been signed yet. */
    public List<VerifierKey> signers() {
        return signers;
    }

    /**
     * The sources, in order of name.
     *
     * @throws BundleException if one is not UTF-8
     */
    public List<SourceText> sources() {
        return Contents.sources(parts);
    }

    /** Class files by class name. */
    public SortedMap<String, byte[]> classes() {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (Map.Entry<String, ByteBuffer> part : parts.entrySet()) {
            if (part.getKey().startsWith(PartName.CLASSES)) {
                classes.put(PartName.className(part.getKey()), bytes(part.getValue()));
            }
        }
        return classes;
    }

    /** Every part by its name in the note: what two bundles of one policy must have in common. */
    public SortedMap<String, byte[]> parts() {
        SortedMap<String, byte[]> all = new TreeMap<>();
        parts.forEach((name, bytes) -> all.put(name, bytes(bytes)));
        return all;
    }

    private static byte[] bytes(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.duplicate().get(bytes);
        return bytes;
    }

    /**
     * The policy in force.
     *
     * @throws BundleException if a class refers to what a program may not, or the data asks for what this Java does not have,
     *     such as a time zone
     */
    public CompiledPolicy toPolicy() {
        try {
            return new CompiledPolicy(data, this::texts, () -> ProgramLoader.load(classes()));
        } catch (ProgramRefusedException e) {
            throw new BundleException("the program, made by compiler " + compiler + ": " + e.getMessage());
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
            throw new BundleException("`" + PartName.POLICY + "` does not fit together: " + e.getMessage());
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        sources().forEach(source -> texts.put(source.name(), source.text()));
        return texts;
    }
}
