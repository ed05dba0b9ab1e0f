package dev.breakglass.runtime.audit;

import java.util.Arrays;
import java.util.List;

/**
 * What a log says of itself at one moment (C2SP tlog-checkpoint): the text of a {@link SignedNote}. Immutable and safe
 * for any thread.
 *
 * @param origin which log: one line, not empty
 * @param size how many entries, 0 or more
 * @param root the root of their Merkle tree
 * @param extensions further lines, none of them empty; most logs have none
 */
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {

    /** Refuses what could not be written and read again, with a {@link NoteFormatException}. */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
            throw new NoteFormatException("a checkpoint's origin and extensions are lines that are not empty");
        }
        if (size < 0) {
            throw new NoteFormatException("a checkpoint's size must not be negative");
        }
        if (size == 0 && !root.equals(TreeHash.EMPTY)) {
            throw new NoteFormatException("a checkpoint of no entries has another root than the empty tree");
        }
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, long size, TreeHash root) {
        this(origin, size, root, List.of());
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c < 0x20);
    }

    /**
     * Reads the text of a checkpoint, which has one spelling.
     *
     * @throws NoteFormatException saying which line is wrong
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new NoteFormatException("a checkpoint must end with a line break");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new NoteFormatException("a checkpoint has three lines at least: origin, size and root");
        }
        TreeHash root = NoteLines.hash(lines.get(2), "the checkpoint's root");
        long size = NoteLines.number(lines.get(1), "the checkpoint's size");
        return new Checkpoint(lines.get(0), size, root, lines.subList(3, lines.size()));
    }

    /**
     * Reads a signed checkpoint and believes it only if this key signed it and names its origin.
     *
     * @throws NoteFormatException if it is malformed, not signed by the key, or of another log
     */
    public static Checkpoint open(byte[] note, VerifierKey key) {
        SignedNote signed = SignedNote.parse(note);
        signed.verifiedBy(List.of(key));
        Checkpoint checkpoint = parse(signed.text());
        if (!checkpoint.origin().equals(key.name())) {
            throw new NoteFormatException(
                    "the checkpoint is of the log " + checkpoint.origin() + ", expected " + key.name());
        }
        return checkpoint;
    }

    /** The text, as {@link #parse} reads it and a signature covers it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
