package dev.breakglass.runtime.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The content of tiles, hash after hash, and of bundles, each entry after its length in 16 bits (C2SP tlog-tiles). */
final class Tile {

    /** Length of the longest bundle. */
    static final int BUNDLE_BYTES_MAX = TilePath.WIDTH * (Short.BYTES + AuditLimits.ENTRY_BYTES_MAX);

    /** Length of a full tile. */
    static final int BYTES_MAX = TilePath.WIDTH * TreeHash.BYTES;

    private Tile() {}

    static byte[] write(List<TreeHash> hashes) {
        ByteBuffer out = ByteBuffer.allocate(hashes.size() * TreeHash.BYTES);
        hashes.forEach(hash -> out.put(hash.bytes()));
        return out.array();
    }

    static List<TreeHash> read(TilePath path, byte[] bytes) {
        if (bytes.length != path.width() * TreeHash.BYTES) {
            throw new NoteFormatException(path + " is " + bytes.length + " bytes long, expected "
                    + path.width() * TreeHash.BYTES + " for " + path.width() + " hashes");
        }
        List<TreeHash> hashes = new ArrayList<>(path.width());
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] hash = new byte[TreeHash.BYTES];
        while (in.hasRemaining()) {
            in.get(hash);
            hashes.add(TreeHash.of(hash));
        }
        return hashes;
    }

    static byte[] writeBundle(List<byte[]> entries) {
        int length =
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
        ByteBuffer out = ByteBuffer.allocate(length);
        entries.forEach(entry -> out.putShort((short) entry.length).put(entry));
        return out.array();
    }

    static List<byte[]> readBundle(TilePath path, byte[] bytes) {
        List<byte[]> entries = new ArrayList<>(path.width());
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (entries.size() < path.width() && in.remaining() >= Short.BYTES) {
            int length = in.getShort() & 0xffff;
            if (length > in.remaining()) {
                throw new NoteFormatException(path + ": entry " + entries.size() + " runs past the end");
            }
            byte[] entry = new byte[length];
            in.get(entry);
            entries.add(entry);
        }
        if (entries.size() < path.width() || in.hasRemaining()) {
            throw new NoteFormatException(path + " does not hold " + path.width() + " entries and nothing else");
        }
        return entries;
    }
}
