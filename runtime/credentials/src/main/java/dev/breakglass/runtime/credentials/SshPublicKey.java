package dev.breakglass.runtime.credentials;

import java.util.Base64;
import java.util.Optional;

/** A requester's public key, as a line of {@code id_….pub}: its type, its base64, perhaps a comment. Immutable. */
final class SshPublicKey {

    static final int CHARS_MAX = 4_096;

    private final SshKeyType type;
    private final byte[] fields;

    private SshPublicKey(SshKeyType type, byte[] fields) {
        this.type = type;
        this.fields = fields;
    }

    SshKeyType type() {
        return type;
    }

    /** What follows the type in its wire form; a certificate holds it as it is. */
    byte[] fields() {
        return fields.clone();
    }

    /** @throws IllegalArgumentException that says what is wrong with it, and never shows it whole */
    static SshPublicKey parse(String line) {
        String[] words = line.strip().split(" +", 3);
        if (words.length < 2 || line.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("expected one line: a type, a key in base64, perhaps a comment");
        }
        Optional<SshKeyType> type = SshKeyType.of(words[0]);
        if (type.isEmpty()) {
            throw new IllegalArgumentException(
                    "keys of the type " + Told.shown(words[0]) + " are not signed, those are: " + SshKeyType.ids());
        }
        SshReader reader = new SshReader(base64(words[1]));
        if (!reader.text().equals(words[0])) {
            throw new IllegalArgumentException("it says " + words[0] + " and holds another type");
        }
        byte[] fields = reader.rest();
        type.get().check(new SshReader(fields));
        return new SshPublicKey(type.get(), fields);
    }

    private static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Its message shows what it found; the one below does not.
        }
        throw new IllegalArgumentException("its base64 is broken");
    }
}
