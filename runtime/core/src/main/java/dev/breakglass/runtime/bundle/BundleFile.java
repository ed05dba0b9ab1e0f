package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.NoteSignature;
import dev.breakglass.runtime.audit.SignedNote;
import dev.breakglass.runtime.audit.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bundle as a file: a signed note, an empty line, and the parts that the note lists, one after another.
 *
 * <p>Read in this order, and not a byte further than each step allows: the note and its signatures, what it says, the
 * parts in the sizes that it says, their digests.
 *
 * @param parts by name, in order; what is in them is not looked at here
 */
record BundleFile(Manifest manifest, List<VerifierKey> signers, SortedMap<String, ByteBuffer> parts) {

    /** Bytes of the note, at most: room for some 20,000 parts. */
    static final int NOTE_BYTES_MAX = 4 << 20;

    /** Bytes from which on it pays to look at parts side by side. */
    private static final int PARALLEL_MIN = 1 << 20;

    private static final byte[] END = {'\n', '\n'};
    private static final byte[] FORMAT = (Manifest.FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final String FAMILY = "breakglass/bundle/";

    /** @throws BundleException at the first thing that is not as it must be */
    static BundleFile read(InputStream in, List<VerifierKey> trusted, long minimumVersion) throws IOException {
        byte[] beginning = in.readNBytes(NOTE_BYTES_MAX + 1);
        int end = noteEnd(beginning);
        SignedNote note = note(Arrays.copyOf(beginning, end));
        List<VerifierKey> signers = signers(note, trusted);
        Manifest manifest = Manifest.parse(note.text());
        if (manifest.version() < minimumVersion) {
            throw new BundleException("the bundle is version " + manifest.version() + " of its policy, and version "
                    + minimumVersion + " or a later one is demanded here");
        }
        int start = end + 1;
        byte[] body = body(beginning, start, in, Math.toIntExact(manifest.size()));
        return new BundleFile(manifest, signers, parts(manifest, body));
    }

    /** The bytes of a file that {@link #read} reads. */
    static byte[] write(Manifest manifest, List<LogSigner> signers, SortedMap<String, ByteBuffer> parts) {
        if (manifest.size() > PolicyBundle.BYTES_MAX) {
            throw new BundleException("the bundle's parts are " + manifest.size() + " bytes together, "
                    + PolicyBundle.BYTES_MAX + " at the most");
        }
        String text = manifest.text();
        List<NoteSignature> signatures = signers.stream()
                .flatMap(signer -> signer.sign(text).signatures().stream())
                .toList();
        byte[] note = new SignedNote(text, signatures).bytes();
        if (note.length > NOTE_BYTES_MAX) {
            throw new BundleException("the bundle's note is " + note.length + " bytes, " + NOTE_BYTES_MAX
                    + " at the most: the policy has too many files");
        }
        ByteBuffer file = ByteBuffer.allocate(note.length + 1 + Math.toIntExact(manifest.size()));
        file.put(note).put((byte) '\n');
        parts.values().forEach(part -> file.put(part.duplicate()));
        return file.array();
    }

    /** Where the empty line after the note is. */
    private static int noteEnd(byte[] beginning) {
        if (!startsWith(beginning, FORMAT)) {
            String line = new String(beginning, 0, Math.min(beginning.length, 24), StandardCharsets.ISO_8859_1);
            if (line.startsWith(FAMILY) && line.indexOf('\n') > 0) {
                throw new BundleException("a bundle of another format, `" + line.substring(0, line.indexOf('\n'))
                        + "`; what is read here is `" + Manifest.FORMAT + "`");
            }
            throw new BundleException("not a bundle: it does not begin with the line `" + Manifest.FORMAT + "`");
        }
        int textEnd = indexOf(beginning, END, 0);
        int end = textEnd < 0 ? -1 : indexOf(beginning, END, textEnd + END.length);
        if (end < 0) {
            throw new BundleException(
                    beginning.length > NOTE_BYTES_MAX
                            ? "not a bundle: its note is longer than " + NOTE_BYTES_MAX + " bytes"
                            : "not a bundle: it ends before its note does");
        }
        return end + 1;
    }

    private static SignedNote note(byte[] bytes) {
        try {
            SignedNote note = SignedNote.parse(bytes, NOTE_BYTES_MAX);
            Set<String> signers = new HashSet<>();
            for (NoteSignature signature : note.signatures()) {
                if (!signers.add(signature.name() + "+" + signature.id())) {
                    throw new BundleException("the bundle's note: two signatures of one key, " + signature.name());
                }
            }
            return note;
        } catch (NoteFormatException e) {
            throw new BundleException("the bundle's note: " + e.getMessage());
        }
    }

    private static List<VerifierKey> signers(SignedNote note, List<VerifierKey> trusted) {
        if (trusted.isEmpty()) {
            throw new BundleException("no key is trusted here, so that no bundle can be");
        }
        try {
            return note.verifiedBy(trusted);
        } catch (NoteFormatException e) {
            throw new BundleException("the bundle's signature: " + e.getMessage());
        }
    }

    private static byte[] body(byte[] beginning, int start, InputStream in, int size) throws IOException {
        int there = Math.min(beginning.length - start, size);
        byte[] rest = in.readNBytes(size - there);
        if (there + rest.length < size) {
            throw new BundleException("the bundle is cut short: of its parts' " + size + " bytes "
                    + (there + rest.length) + " are there");
        }
        if (beginning.length - start > size || in.read() >= 0) {
            throw new BundleException("there are bytes after the bundle's last part");
        }
        byte[] body = Arrays.copyOfRange(beginning, start, start + size);
        System.arraycopy(rest, 0, body, there, rest.length);
        return body;
    }

    private static SortedMap<String, ByteBuffer> parts(Manifest manifest, byte[] body) {
        SortedMap<String, ByteBuffer> parts = new TreeMap<>();
        int at = 0;
        for (Manifest.Part part : manifest.parts()) {
            int size = Math.toIntExact(part.size());
            parts.put(part.name(), ByteBuffer.wrap(body, at, size).slice());
            at += size;
        }
        if (body.length < PARALLEL_MIN) {
            Sha256 digest = new Sha256();
            for (Manifest.Part part : manifest.parts()) {
                check(part, parts, digest);
            }
        } else {
            manifest.parts().parallelStream().forEach(part -> check(part, parts, new Sha256()));
        }
        return parts;
    }

    private static void check(Manifest.Part part, SortedMap<String, ByteBuffer> parts, Sha256 digest) {
        if (!part.isOf(Objects.requireNonNull(parts.get(part.name())), digest)) {
            throw new BundleException("the part `" + part.name() + "` is not the one that was signed");
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
