package dev.breakglass.runtime.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A node's hash in the Merkle tree: 32 bytes of SHA-256, computed as RFC 6962 section 2.1 says, with a first byte that
 * tells leaves from nodes. Immutable and safe for any thread.
 */
public final class TreeHash {

    /** Length in bytes. */
    public static final int BYTES = 32;

    /** The root of the tree without leaves: the hash of nothing. */
    public static final TreeHash EMPTY = new TreeHash(sha256().digest());

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash that these bytes are.
     *
     * @throws IllegalArgumentException unless there are {@link #BYTES} of them
     */
    public static TreeHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash of " + bytes.length + " bytes, expected " + BYTES);
        }
        return new TreeHash(bytes.clone());
    }

    /** The hash of a leaf with this content. */
    public static TreeHash leaf(byte[] entry) {
        return leaf(sha256(), entry);
    }

    static TreeHash leaf(MessageDigest digest, byte[] entry) {
        digest.update((byte) 0);
        return new TreeHash(digest.digest(entry));
    }

    /** The hash of the node above two others. */
    public static TreeHash node(TreeHash left, TreeHash right) {
        return node(sha256(), left, right);
    }

    static TreeHash node(MessageDigest digest, TreeHash left, TreeHash right) {
        // In one piece: a digest that is fed bit by bit is slower by a third.
        byte[] node = new byte[1 + 2 * BYTES];
        node[0] = 1;
        System.arraycopy(left.bytes, 0, node, 1, BYTES);
        System.arraycopy(right.bytes, 0, node, 1 + BYTES, BYTES);
        return new TreeHash(digest.digest(node));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** In base64, as checkpoints write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
