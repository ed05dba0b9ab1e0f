package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells a full disk from other failures, which Java does in words alone. */
final class FullDisk {

    /** What systems say, as they say it in English. */
    private static final List<String> WORDS =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    private FullDisk() {}

    static IOException told(IOException failure, Path file, long wanted) {
        return isFull(failure, file, wanted) ? new StorageFullException(failure) : failure;
    }

    private static boolean isFull(IOException failure, Path file, long wanted) {
        if (failure instanceof ClosedChannelException) {
            return false;
        }
        String message = String.valueOf(failure.getMessage());
        return WORDS.stream().anyMatch(message::contains) || isShort(file, wanted);
    }

    /** The system may speak another language. */
    private static boolean isShort(Path file, long wanted) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return folder != null && Files.getFileStore(folder).getUsableSpace() < wanted;
        } catch (IOException e) {
            return false;
        }
    }
}
