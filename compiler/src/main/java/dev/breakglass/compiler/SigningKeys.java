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

    /**
     * Lets a bundle go where there is nothing yet, an empty file, or a bundle: in the place of anything else it would
     * destroy what nobody can make again, such as a key.
     *
     * @throws NotWrittenException if it would
     */
    public void refuseToReplace(Path file) throws NotWrittenException {
        try {
            for (Path key : files) {
                if (Files.exists(file) && Files.isSameFile(file, key)) {
                    throw new NotWrittenException("is the key that signs, and is not written over");
                }
            }
            if (Files.isRegularFile(file) && Files.size(file) > 0 && !BundleFiles.isBundle(file)) {
                throw new NotWrittenException("is there already and no bundle, and is not written over");
            }
        } catch (NotWrittenException e) {
            throw e;
        } catch (IOException e) {
            throw new NotWrittenException("is there already, and nobody can see whether it is a bundle");
        }
    }

    public List<LogSigner> signers() {
        return List.copyOf(signers);
    }
}
