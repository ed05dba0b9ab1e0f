package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a public key: PEM around SubjectPublicKeyInfo, or a verifier key's text form on a line. */
final class PublicKeyFile {

    private PublicKeyFile() {}

    static VerifierKey read(Path file) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Pem.BYTES_MAX + 1);
            if (bytes.length > Pem.BYTES_MAX) {
                throw new NoteFormatException(
                        file + " is too long for a public key: " + Pem.BYTES_MAX + " bytes at the most");
            }
            text = new String(bytes, StandardCharsets.UTF_8).strip();
        }
        if (!text.contains("\n")) {
            return VerifierKey.parse(text);
        }
        Pem key = Pem.parse(text, Pem.PUBLIC, file);
        return new VerifierKey(key.name().orElse(VerifierKey.UNNAMED), Ed25519.raw(key.der()));
    }

    static void write(Path file, String name, byte[] raw) throws IOException {
        Pem.create(file, new Pem(Optional.of(name), Ed25519.x509(raw)).text(Pem.PUBLIC));
    }
}
