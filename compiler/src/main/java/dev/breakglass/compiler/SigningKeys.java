package dev.breakglass.compiler;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The private keys that are to sign a bundle, each once, and the files that they are in. Not thread-safe. */
public final class SigningKeys {

    private final List<Path> files = new ArrayList<>();
    private final List<LogSigner> signers = new ArrayList<>();

    /**
     * One more.
     *
     * @return whether it is one; nothing is added if it signs already
     * @throws IOException if the file cannot be read, or people other than its owner may
     * @throws NoteFormatException if it holds anything but one private key
     */
    public boolean add(Path file) throws IOException {
        LogSigner signer = LogSigner.read(file);
        if (signers.stream().anyMatch(other -> other.verifierKey().equals(signer.verifierKey()))) {
            return false;
        }
        files.add(file);
        signers.add(signer);
        return true;
    }

    /** Whether this is the file of one of the keys, by whatever name: what is written there destroys a key. */
    public boolean areIn(Path file) throws IOException {
        for (Path key : files) {
            if (Files.exists(file) && Files.isSameFile(file, key)) {
                return true;
            }
        }
        return false;
    }

    public List<LogSigner> signers() {
        return List.copyOf(signers);
    }
}
