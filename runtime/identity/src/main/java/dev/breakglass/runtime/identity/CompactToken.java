package dev.breakglass.runtime.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signed token in its compact form (RFC 7515, section 7.1), taken apart and not yet believed. Each part is base64url in its
 * one spelling, so that no token has two.
 */
final class CompactToken {

    private static final int SIGNED_PARTS = 3;
    private static final int ENCRYPTED_PARTS = 5;

    private final ObjectNode header;
    private final byte[] payload;
    private final byte[] signed;
    private final byte[] signature;

    private CompactToken(ObjectNode header, byte[] payload, byte[] signed, byte[] signature) {
        this.header = header;
        this.payload = payload;
        this.signed = signed;
        this.signature = signature;
    }

    /** @throws IdentityRefusedException if it is none */
    static CompactToken parse(String token, int charsMax) {
        if (token.length() > charsMax) {
            throw new IdentityRefusedException(
                    IdentityRefusal.TOO_LARGE, "token: at most " + charsMax + " characters, found " + token.length());
        }
        List<String> parts = List.of(token.split("\\.", ENCRYPTED_PARTS + 1));
        if (parts.size() == ENCRYPTED_PARTS) {
            throw new IdentityRefusedException(
                    IdentityRefusal.ENCRYPTED, "token: expected three parts, found the five of an encrypted one");
        }
        if (parts.size() != SIGNED_PARTS) {
            throw new IdentityRefusedException(
                    IdentityRefusal.MALFORMED, "token: expected three parts, found " + parts.size());
        }
        byte[] header = bytes("header", parts.get(0));
        byte[] payload = bytes("payload", parts.get(1));
        byte[] signature = bytes("signature", parts.get(2));
        byte[] signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        return new CompactToken(StrictJson.object("header", header), payload, signed, signature);
    }

    ObjectNode header() {
        return header;
    }

    /** What the signature is over. */
    byte[] signed() {
        return signed;
    }

    byte[] signature() {
        return signature;
    }

    ObjectNode claims() {
        return StrictJson.object("payload", payload);
    }

    private static byte[] bytes(String what, String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, for both ways of being no base64url.
        }
        throw new IdentityRefusedException(IdentityRefusal.MALFORMED, what + ": not base64url without padding");
    }
}
