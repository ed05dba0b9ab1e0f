package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One key in PEM (RFC 7468). The key's name stands on a line before it, {@code Name: example.com/policy}, where other
 * tools pass over what they do not know; a key that other tools made has none.
 */
final class Pem {

    /** Length of a key's file, in bytes, at the most. */
    static final int BYTES_MAX = 4096;

    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final String NAME = "Name: ";

    private final Optional<String> name;
    private final byte[] der;

    /** @param der the key's encoding, which is not copied, so that it can be wiped */
    Pem(Optional<String> name, byte[] der) {
        this.name = name;
        this.der = der;
    }

    Optional<String> name() {
        return name;
    }

    byte[] der() {
        return der;
    }

    /**
     * Reads a key.
     *
     * @param label what the key must be, {@link #PRIVATE} or {@link #PUBLIC}
     * @param file for messages
     */
    static Pem parse(String text, String label, Path file) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        String key = text.strip();
        Optional<String> name = Optional.empty();
        if (key.startsWith(NAME) && key.contains("\n")) {
            name = Optional.of(key.substring(NAME.length(), key.indexOf('\n')).strip());
            key = key.substring(key.indexOf('\n')).strip();
        }
        if (!key.startsWith(begin) || !key.endsWith(end) || key.length() < begin.length() + end.length()) {
            throw new NoteFormatException(
                    file + " is not one " + label.toLowerCase(Locale.ROOT) + " in PEM (\"" + begin + "\")");
        }
        String body = key.substring(begin.length(), key.length() - end.length());
        return new Pem(name, StrictBase64.decode(body.replaceAll("[\r\n]", ""), "the key in " + file));
    }

    byte[] text(String label) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String head = name.map(known -> NAME + known + "\n").orElse("");
        return (head + "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Makes a file, durably, that must not be there yet. */
    static void create(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
