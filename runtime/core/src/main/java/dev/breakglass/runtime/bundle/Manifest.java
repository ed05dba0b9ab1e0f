package dev.breakglass.runtime.bundle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the signed note of a bundle says, line by line:
 *
 * <pre>
 * breakglass/bundle/v3
 * compiler 0.1.0
 * policy sha256:…
 * version 7
 * SHA-256 size name    (each part, in order of name)
 * </pre>
 *
 * There is one text for what it says, byte for byte.
 *
 * @param compiler the version of the compiler
 * @param policy the digest of the policy's sources
 * @param version of the policy, 0 to {@link PolicyBundle#VERSION_MAX}
 */
record Manifest(String compiler, String policy, long version, List<Part> parts) {

    static final String FORMAT = "breakglass/bundle/v3";

    private static final String SHA256 = "sha256:";
    private static final int DIGEST_CHARACTERS = 64;
    private static final int COMPILER_CHARACTERS_MAX = 64;
    private static final int NUMBER_CHARACTERS_MAX = 16;
    private static final int HEAD_LINES = 4;

    Manifest {
        parts = List.copyOf(parts);
    }

    /** @param size in bytes */
    record Part(String sha256, long size, String name) {

        /** Whether these are the bytes that were listed. */
        boolean isOf(ByteBuffer bytes, Sha256 digest) {
            return digest.of(bytes).equals(sha256);
        }

        private String line() {
            return sha256 + " " + size + " " + name;
        }
    }

    /** Bytes of all parts together. */
    long size() {
        long size = 0;
        for (Part part : parts) {
            size += part.size();
        }
        return size;
    }

    String text() {
        StringBuilder text = new StringBuilder(FORMAT)
                .append("\ncompiler ")
                .append(compiler)
                .append("\npolicy ")
                .append(policy)
                .append("\nversion ")
                .append(version)
                .append('\n');
        parts.forEach(part -> text.append(part.line()).append('\n'));
        return text.toString();
    }

    /** @throws BundleException with the first line that is not as it must be */
    static Manifest parse(String text) {
        String[] lines = text.split("\n", -1);
        int at = 0;
        try {
            expect(lines[at].equals(FORMAT), "expected `" + FORMAT + "`");
            String compiler = after("compiler ", line(lines, ++at));
            expect(isVersion(compiler), "the compiler's version is not 1 to 64 letters, digits, dots and hyphens");
            String policy = after("policy ", line(lines, ++at));
            expect(
                    policy.startsWith(SHA256) && isDigest(policy.substring(SHA256.length())),
                    "the policy's digest is not `sha256:` and 64 lowercase hexadecimal digits");
            long version = number(after("version ", line(lines, ++at)), PolicyBundle.VERSION_MAX, "version");
            List<Part> parts = new ArrayList<>();
            long rest = PolicyBundle.BYTES_MAX;
            for (at = HEAD_LINES; at < lines.length - 1; at++) {
                Part part = part(
                        lines[at],
                        parts.isEmpty() ? "" : parts.get(parts.size() - 1).name());
                rest -= part.size();
                expect(rest >= 0, "the parts are more than " + PolicyBundle.BYTES_MAX + " bytes together");
                parts.add(part);
            }
            return new Manifest(compiler, policy, version, parts);
        } catch (BundleException e) {
            throw new BundleException("the bundle's note, line " + (at + 1) + ": " + e.getMessage());
        }
    }

    private static Part part(String line, String before) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        expect(first > 0 && second > 0, "a part is written `SHA-256 size name`");
        String digest = line.substring(0, first);
        expect(isDigest(digest), "a part's digest is not 64 lowercase hexadecimal digits");
        long size = number(line.substring(first + 1, second), PolicyBundle.BYTES_MAX, "size");
        String name = PartName.check(line.substring(second + 1));
        expect(!name.equals(before), "the part `" + name + "` is there twice");
        expect(name.compareTo(before) > 0, "the part `" + name + "` stands behind `" + before + "`, out of order");
        return new Part(digest, size, name);
    }

    private static String line(String[] lines, int at) {
        expect(at < lines.length - 1, "the line is missing");
        return lines[at];
    }

    private static String after(String word, String line) {
        expect(line.startsWith(word), "expected `" + word + "…`");
        return line.substring(word.length());
    }

    /** A number in its one spelling. */
    private static long number(String text, long most, String what) {
        boolean spelled = !text.isEmpty()
                && text.length() <= NUMBER_CHARACTERS_MAX
                && isOf(text, "0123456789")
                && (text.length() == 1 || text.charAt(0) != '0');
        long value = spelled ? Long.parseLong(text) : -1;
        expect(
                value >= 0 && value <= most,
                "a " + what + " is a number from 0 to " + most + ", without a sign or zeros before it");
        return value;
    }

    private static boolean isDigest(String text) {
        return text.length() == DIGEST_CHARACTERS && isOf(text, "0123456789abcdef");
    }

    static boolean isVersion(String text) {
        boolean isPlain = !text.isEmpty() && text.length() <= COMPILER_CHARACTERS_MAX;
        for (int i = 0; isPlain && i < text.length(); i++) {
            isPlain = text.charAt(i) != '_' && PartName.isPlain(text.charAt(i));
        }
        return isPlain;
    }

    private static boolean isOf(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new BundleException(otherwise);
        }
    }
}
