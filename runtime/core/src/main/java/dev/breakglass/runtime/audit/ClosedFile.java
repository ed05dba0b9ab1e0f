package dev.breakglass.runtime.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The file {@code closed}: lines, of which the last is a checksum of those before. It saves time and proves nothing:
 * whether an edge in it is right, the signed checkpoint decides.
 */
final class ClosedFile {

    private static final String HEAD = "breakglass closed segments v1";
    private static final String ARCHIVED = "archived ";
    private static final String CHECKSUM = "sha256 ";
    private static final int BYTES_MAX = 64 << 20;

    private ClosedFile() {}

    /** What the file says; nothing when it is not there. */
    static ClosedSegments read(LogFolder folder) throws IOException {
        Path file = folder.closed();
        if (!Files.exists(file)) {
            return ClosedSegments.NONE;
        }
        byte[] bytes;
        try (InputStream in = new FileInputStream(file.toFile())) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        }
        try {
            if (bytes.length > BYTES_MAX) {
                throw new IllegalArgumentException("is too long, " + BYTES_MAX + " bytes at the most");
            }
            ClosedSegments read = parse(new String(bytes, StandardCharsets.ISO_8859_1));
            if (!Arrays.equals(bytes(read), bytes)) {
                throw new IllegalArgumentException("is not spelt as a log writes it");
            }
            return read;
        } catch (IllegalArgumentException | NoteFormatException e) {
            throw new AuditLogException(
                    new LogFault(LogFault.Reason.LAYOUT, LogPlace.of(file), String.valueOf(e.getMessage())), e);
        }
    }

    static byte[] bytes(ClosedSegments closed) {
        StringBuilder text = new StringBuilder(HEAD + "\n" + ARCHIVED + closed.archived() + "\n");
        for (ClosedSegment segment : closed.all()) {
            text.append(segment.first()).append(' ').append(segment.end()).append(' ');
            text.append(segment.bytes()).append(' ');
            text.append(segment.edge().hashes().stream().map(TreeHash::base64).collect(Collectors.joining(" ")));
            text.append('\n');
        }
        text.append(checksum(text.toString()));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String checksum(String text) {
        byte[] hash = TreeHash.sha256().digest(text.getBytes(StandardCharsets.ISO_8859_1));
        return CHECKSUM + TreeHash.of(hash).base64() + "\n";
    }

    private static ClosedSegments parse(String text) {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.substring(last).equals(checksum(text.substring(0, last)))) {
            throw new IllegalArgumentException("does not match its checksum");
        }
        List<String> lines = text.substring(0, last).lines().toList();
        if (lines.size() < 2 || !lines.get(0).equals(HEAD) || !lines.get(1).startsWith(ARCHIVED)) {
            throw new IllegalArgumentException("does not start with \"" + HEAD + "\"");
        }
        List<ClosedSegment> segments = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            segments.add(segment(line));
        }
        return new ClosedSegments(Long.parseLong(lines.get(1).substring(ARCHIVED.length())), segments);
    }

    private static ClosedSegment segment(String line) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() < 4) {
            throw new IllegalArgumentException("has a line with less than a segment's four words");
        }
        List<TreeHash> hashes = words.subList(3, words.size()).stream()
                .map(word -> TreeHash.of(StrictBase64.decode(word, "a hash")))
                .toList();
        return new ClosedSegment(
                Long.parseLong(words.get(0)),
                Long.parseLong(words.get(2)),
                new TreeEdge(Long.parseLong(words.get(1)), hashes));
    }
}
