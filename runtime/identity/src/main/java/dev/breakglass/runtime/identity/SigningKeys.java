package dev.breakglass.runtime.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's key set (RFC 7517, section 5), read. A set with a secret in it, or with one id twice, is refused whole. */
record SigningKeys(List<SigningKey> keys) {

    static final int KEYS_MAX = 100;

    /** Members that private and symmetric keys have, and public ones have not (RFC 7518, section 6). */
    private static final List<String> SECRETS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    SigningKeys {
        keys = List.copyOf(keys);
    }

    /** @throws IdentityRefusedException if it is no key set, or one that is not to be trusted */
    static SigningKeys read(byte[] json) {
        JsonNode published = StrictJson.object("key set", json).get("keys");
        if (!(published instanceof ArrayNode array) || array.size() > KEYS_MAX) {
            throw unavailable("expected \"keys\" to be an array of at most " + KEYS_MAX);
        }
        List<SigningKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode each : array) {
            if (!(each instanceof ObjectNode key)) {
                throw unavailable("expected every key to be an object");
            }
            if (SECRETS.stream().anyMatch(key::has)) {
                throw unavailable("it publishes a private or symmetric key");
            }
            SigningKey read = SigningKey.read(key);
            read.id().filter(id -> !ids.add(id)).ifPresent(id -> {
                throw unavailable("it has the key id " + Quoted.of(id) + " twice");
            });
            keys.add(read);
        }
        return new SigningKeys(keys);
    }

    /**
     * The key that the token names, or the only one that fits when it names none; nothing when it names one that is not here.
     *
     * @throws IdentityRefusedException if the key is here and cannot be used for this token
     */
    Optional<SigningKey> find(TokenHeader header) {
        List<SigningKey> found = keys.stream()
                .filter(key ->
                        header.keyId().isPresent() ? key.id().equals(header.keyId()) : key.fits(header.algorithm()))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw new IdentityRefusedException(
                    IdentityRefusal.UNKNOWN_KEY,
                    "header: \"kid\" is missing, and " + found.size() + " of the provider's keys would fit");
        }
        return Optional.of(usable(found.get(0), header));
    }

    private static SigningKey usable(SigningKey key, TokenHeader header) {
        String name = "key " + Quoted.of(key.id().orElse(""));
        key.flaw().ifPresent(flaw -> {
            throw new IdentityRefusedException(IdentityRefusal.UNFIT_KEY, name + ": " + flaw);
        });
        if (!key.fits(header.algorithm())) {
            throw new IdentityRefusedException(
                    IdentityRefusal.ALGORITHM,
                    name + " is not for " + header.algorithm().word() + " signatures");
        }
        return key;
    }

    private static IdentityRefusedException unavailable(String why) {
        return new IdentityRefusedException(IdentityRefusal.KEYS_UNAVAILABLE, "key set: " + why);
    }
}
