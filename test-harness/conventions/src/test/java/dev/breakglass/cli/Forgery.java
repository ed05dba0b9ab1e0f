package dev.breakglass.cli;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** A bundle that is rightly signed by somebody who put other parts into it. */
final class Forgery {

    private final SortedMap<String, byte[]> parts;
    private String compiler;
    private String digest;

    Forgery(PolicyBundle bundle) {
        this.parts = bundle.parts();
        this.compiler = bundle.compiler();
        this.digest = bundle.digest();
    }

    Forgery by(String anotherCompiler) {
        this.compiler = anotherCompiler;
        return this;
    }

    Forgery with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    Forgery without(String part) {
        parts.remove(part);
        return this;
    }

    /** Says everywhere that the sources are what they now are; they must be files of the set itself with plain names. */
    Forgery agreeing() {
        StringBuilder lines = new StringBuilder();
        parts.forEach((name, content) -> {
            if (name.startsWith("sources/")) {
                lines.append(sha256(content))
                        .append("  ")
                        .append(name.substring(8))
                        .append('\n');
            }
        });
        String now = "sha256:" + sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
        String policy = new String(parts.get("policy.json"), StandardCharsets.UTF_8);
        parts.put("policy.json", policy.replace(digest, now).getBytes(StandardCharsets.UTF_8));
        this.digest = now;
        return this;
    }

    byte[] signed(LogSigner signer) {
        StringBuilder note = new StringBuilder(
                "breakglass/bundle/v3\ncompiler " + compiler + "\npolicy " + digest + "\nversion 0\n");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            note.append(sha256(content) + " " + content.length + " " + name + "\n");
            body.writeBytes(content);
        });
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(signer.sign(note.toString()).bytes());
        file.write('\n');
        file.writeBytes(body.toByteArray());
        return file.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
