package dev.breakglass.runtime.credentials;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is replaced whole: whoever reads it, also after a crash, finds the old or the new. For one thread at a time. */
record DurableFile(Path path) {

    private static final boolean FOLDERS_SYNC = File.separatorChar == '/';

    void replace(byte[] content) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        // What lies there may be a link that somebody put there.
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        // Not by a channel, which the interrupt of a thread that ends a session would close.
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // Windows does not let a folder be opened.
        if (folder != null && FOLDERS_SYNC) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
