package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** The file of a private key: PEM around PKCS#8, for its owner's eyes only. */
final class PrivateKeyFile {

    private static final int BYTES_MAX = 4096;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateKeyFile() {}

    static byte[] read(Path file) throws IOException {
        refuseOtherReaders(file);
        if (Files.size(file) > BYTES_MAX) {
            throw new NoteFormatException(file + " is too long for a private key: " + BYTES_MAX + " bytes at the most");
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            throw new NoteFormatException(file + " is not one private key in PEM (\"" + BEGIN + "\")");
        }
        String body = text.substring(BEGIN.length(), text.length() - END.length());
        byte[] der = StrictBase64.decode(body.replaceAll("[\r\n]", ""), "the private key in " + file);
        try {
            return Ed25519.seed(der);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static void refuseOtherReaders(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER_ONLY);
        others.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!others.isEmpty()) {
            throw new IOException("the private key " + file + " is open to others than its owner ("
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + "); chmod 600 it");
        }
    }

    static void write(Path file, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        byte[] pem = (BEGIN + "\n" + body + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII);
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        // The permissions come with the creation: there is no moment in which others could open it.
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, options, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(pem);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
