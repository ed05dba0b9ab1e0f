package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.SignedNote;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.ProgramLoader;
import dev.breakglass.runtime.policy.ProgramRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A compiled policy as one file: a signed note (C2SP signed-note, Ed25519) over the SHA-256 of a body, and the body, which
 * is canonical JSON (RFC 8785) with the vocabulary, the classes and the sources that they were made from.
 *
 * <p>The signature is checked before anything of the body is read, and every class before any is defined.
 *
 * @param data vocabulary, rules and clauses
 * @param sources the policy's text by file name
 * @param classes class files by class name
 */
public record PolicyBundle(PolicyData data, Map<String, String> sources, Map<String, byte[]> classes) {

    /** Bytes of a bundle, at most. */
    public static final int BYTES_MAX = 256 << 20;

    private static final String FORMAT = "breakglass/bundle/v1";
    private static final int NOTE_BYTES_MAX = 16 << 10;

    public PolicyBundle {
        sources = Map.copyOf(sources);
        classes = Map.copyOf(classes);
    }

    /** The file's bytes; the same bundle and key give the same bytes. */
    public byte[] signed(LogSigner signer) {
        JsonObject.Builder text = JsonObject.builder();
        new TreeMap<>(sources).forEach(text::put);
        JsonObject.Builder code = JsonObject.builder();
        new TreeMap<>(classes)
                .forEach((name, bytes) -> code.put(name, Base64.getEncoder().encodeToString(bytes)));
        byte[] body = CanonicalJson.bytes(JsonObject.builder()
                .put("classes", code.build())
                .put("policy", PolicyJson.write(data))
                .put("sources", text.build())
                .build());
        byte[] note = signer.sign(FORMAT + "\n" + sha256(body) + "\n").bytes();
        return ByteBuffer.allocate(Integer.BYTES + note.length + body.length)
                .putInt(note.length)
                .put(note)
                .put(body)
                .array();
    }

    /**
     * The policy of a bundle file.
     *
     * @param trusted one of these must have signed it
     * @throws BundleException with the reason if it is refused; then no class of it has been defined
     * @throws IOException if the file cannot be read
     */
    public static CompiledPolicy load(Path file, List<VerifierKey> trusted) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new BundleException("the bundle is larger than " + BYTES_MAX + " bytes");
            }
            return open(bytes, trusted).toPolicy();
        }
    }

    /** The bundle of a file's bytes, its signature checked and its classes not yet defined. */
    public static PolicyBundle open(byte[] bytes, List<VerifierKey> trusted) {
        if (bytes.length < Integer.BYTES) {
            throw new BundleException("not a bundle: too short");
        }
        int length = ByteBuffer.wrap(bytes).getInt();
        if (length < 1 || length > NOTE_BYTES_MAX || length > bytes.length - Integer.BYTES) {
            throw new BundleException("not a bundle: it does not begin with a signed note");
        }
        int bodyStart = Integer.BYTES + length;
        byte[] body = Arrays.copyOfRange(bytes, bodyStart, bytes.length);
        checkSignature(Arrays.copyOfRange(bytes, Integer.BYTES, bodyStart), body, trusted);
        try {
            return read(JsonReader.readObject(body));
        } catch (JsonException | IllegalArgumentException e) {
            throw new BundleException("the bundle's body: " + e.getMessage());
        }
    }

    private static void checkSignature(byte[] bytes, byte[] body, List<VerifierKey> trusted) {
        try {
            SignedNote note = SignedNote.parse(bytes);
            if (note.verifiedBy(trusted).isEmpty()) {
                throw new BundleException("the bundle is not signed by a key that is trusted here");
            }
            if (!note.text().equals(FORMAT + "\n" + sha256(body) + "\n")) {
                throw new BundleException("the bundle's body is not the one that was signed");
            }
        } catch (NoteFormatException e) {
            throw new BundleException("the bundle's signature: " + e.getMessage());
        }
    }

    private static PolicyBundle read(JsonObject body) {
        Map<String, String> sources = new TreeMap<>();
        body.object("sources")
                .keys()
                .forEach(name -> sources.put(name, body.object("sources").text(name)));
        Map<String, byte[]> classes = new TreeMap<>();
        JsonObject code = body.object("classes");
        code.keys().forEach(name -> classes.put(name, Base64.getDecoder().decode(code.text(name))));
        return new PolicyBundle(PolicyJson.read(body.object("policy")), sources, classes);
    }

    /**
     * The policy in force.
     *
     * @throws BundleException if a class refers to what a program may not
     */
    public CompiledPolicy toPolicy() {
        try {
            return new CompiledPolicy(data, sources, ProgramLoader.load(classes));
        } catch (ProgramRefusedException e) {
            throw new BundleException(String.valueOf(e.getMessage()));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
