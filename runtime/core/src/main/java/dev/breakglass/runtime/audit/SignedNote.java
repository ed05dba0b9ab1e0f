package dev.breakglass.runtime.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with signatures below it (C2SP signed-note): the text's lines, an empty line, and a line for each signature.
 * Being read says nothing about a note: {@link #verifiedBy} does. Immutable and safe for any thread.
 *
 * @param text lines, each ended by a line feed, without other control characters
 * @param signatures in the note's order, 1 to {@link #SIGNATURES_MAX}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The most signatures that a note may carry. */
    public static final int SIGNATURES_MAX = 100;

    /** Length of a note, in UTF-8 bytes, at the most, where nothing else is said. */
    public static final int BYTES_MAX = 1 << 20;

    private static final String SIGNATURE_MARK = "\u2014 ";

    /** Refuses what could not be written and read again, with a {@link NoteFormatException}. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new NoteFormatException("a note's text must end with a line break");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 && text.charAt(i) != '\n') {
                throw new NoteFormatException("a note must not hold control characters");
            }
        }
        if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
            throw new NoteFormatException(
                    "a note with " + signatures.size() + " signatures, expected 1 to " + SIGNATURES_MAX);
        }
    }

    static SignedNote of(String text, VerifierKey key, byte[] signature) {
        return new SignedNote(text, List.of(new NoteSignature(key.name(), key.id(), signature)));
    }

    /**
     * Reads a note.
     *
     * @throws NoteFormatException if it is malformed
     */
    public static SignedNote parse(byte[] note) {
        return parse(note, BYTES_MAX);
    }

    /** As {@link #parse(byte[])}, with another limit to its length. */
    public static SignedNote parse(byte[] note, int bytesMax) {
        if (note.length > bytesMax) {
            throw new NoteFormatException("a note of " + note.length + " bytes, " + bytesMax + " at the most");
        }
        String all = decode(note);
        int split = all.lastIndexOf("\n\n");
        if (split < 0 || !all.endsWith("\n") || split + 2 == all.length()) {
            throw new NoteFormatException("a note ends with an empty line and one line for each signature");
        }
        String[] lines = all.substring(split + 2, all.length() - 1).split("\n", SIGNATURES_MAX + 1);
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith(SIGNATURE_MARK)) {
                throw new NoteFormatException("a signature line must start with an em dash and a blank");
            }
            signatures.add(NoteSignature.parse(line.substring(SIGNATURE_MARK.length())));
        }
        return new SignedNote(all.substring(0, split + 1), signatures);
    }

    private static String decode(byte[] note) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(note))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteFormatException("a note must be UTF-8");
        }
    }

    /**
     * The trusted keys that signed this note, in the order of their signatures, each once. Signatures of keys that are
     * not among the trusted ones count for nothing.
     *
     * @throws NoteFormatException if none of the trusted keys signed, if a signature in a trusted key's name is false,
     *     or if two trusted keys share the name and id of a signature
     */
    public List<VerifierKey> verifiedBy(List<VerifierKey> trusted) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> verified = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            List<VerifierKey> keys = new ArrayList<>();
            for (VerifierKey key : trusted) {
                if (signature.isBy(key)) {
                    keys.add(key);
                }
            }
            if (keys.size() > 1) {
                throw new NoteFormatException("two trusted keys answer to " + signature.describe());
            }
            if (keys.isEmpty() || verified.contains(keys.get(0))) {
                continue;
            }
            if (!keys.get(0).verify(message, signature.signature())) {
                throw new NoteFormatException("the signature of " + signature.describe() + " is false");
            }
            verified.add(keys.get(0));
        }
        if (verified.isEmpty()) {
            throw new NoteFormatException("no trusted key signed the note; it is signed by "
                    + String.join(
                            ", ",
                            signatures.stream().map(NoteSignature::describe).toList()));
        }
        return List.copyOf(verified);
    }

    /** The same text with a signature more; a signature of the same key gives way to it. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.removeIf(old -> old.id() == signature.id() && old.name().equals(signature.name()));
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** The note as {@link #parse} reads it. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature ->
                note.append(SIGNATURE_MARK).append(signature.line()).append('\n'));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }
}
