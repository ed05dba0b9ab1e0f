package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The file of a private key: PEM around PKCS#8, for its owner's eyes only. */
final class PrivateKeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateKeyFile() {}

    static Pem read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new NoteFormatException(file + " is a folder, and no private key");
        }
        if (Files.size(file) > Pem.BYTES_MAX) {
            throw new NoteFormatException(
                    file + " is too long for a private key: " + Pem.BYTES_MAX + " bytes at the most");
        }
        Pem key = Pem.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), Pem.PRIVATE, file);
        // Whoever names the wrong file should hear that, and not how to hide it.
        refuseOtherReaders(file);
        return key;
    }

    private static void refuseOtherReaders(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER_ONLY);
        others.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!others.isEmpty()) {
            throw new IOException("the private key " + file + " is open to others than its owner ("
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + "); chmod 600 it");
        }
    }

    static void write(Path file, Pem key) throws IOException {
        // The permissions come with the creation: there is no moment in which others could open it.
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Pem.create(file, key.text(Pem.PRIVATE), attributes);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
