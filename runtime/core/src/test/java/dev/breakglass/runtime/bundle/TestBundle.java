package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A small bundle that is as it must be, and ways to make one that is not. */
final class TestBundle {

    static final LogSigner SIGNER = LogSigner.generate("example.org/policy");
    static final List<VerifierKey> TRUSTED = List.of(SIGNER.verifierKey());
    static final SourceText SOURCE = new SourceText("x.bgp", "", "policy x\n");
    static final String DIGEST = "sha256:" + Sha256.hex(Sha256.hex(SOURCE.text()) + "  x.bgp\n");
    static final Map<String, byte[]> CLASSES = Javac.compile(program(""));
    static final byte[] GOOD = of(CLASSES);

    private TestBundle() {}

    /** A program that decides nothing, with more members. */
    static String program(String members) {
        return type("public final class Policy implements Program", members);
    }

    /** A type in the package of programs that could be a program. */
    static String type(String head, String members) {
        return """
                package dev.breakglass.generated;
                import dev.breakglass.runtime.program.*;
                %s {
                    public int truth(int shape, Facts f, Constants c, int at) { return Truth.ABSENT; }
                    %s
                }
                """.formatted(head, members);
    }

    /** A file with these classes and all else as it must be. */
    static byte[] of(Map<String, byte[]> classes) {
        return bundle(classes).signed(SIGNER);
    }

    static PolicyBundle bundle(Map<String, byte[]> classes) {
        return PolicyBundle.of("0.1.0", data(DIGEST), List.of(SOURCE), classes).withVersion(7);
    }

    /** Of a policy without a word. */
    static PolicyData data(String digest) {
        Vocabulary vocabulary =
                new Vocabulary(digest, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new PolicyData(vocabulary, new Rules(List.of(), List.of(), List.of()), List.of());
    }

    /** The good file with a part that is another or one more, and its line in the note. */
    static byte[] with(String name, byte[] content) {
        return with(Map.of(name, content));
    }

    static byte[] with(Map<String, byte[]> more) {
        return with(DIGEST, more);
    }

    static byte[] with(String digest, Map<String, byte[]> more) {
        SortedMap<String, byte[]> parts =
                new TreeMap<>(PolicyBundle.open(GOOD, TRUSTED).parts());
        parts.putAll(more);
        return of(digest, parts);
    }

    static byte[] with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] without(String name) {
        SortedMap<String, byte[]> parts =
                new TreeMap<>(PolicyBundle.open(GOOD, TRUSTED).parts());
        parts.remove(name);
        return of(DIGEST, parts);
    }

    private static byte[] of(String digest, SortedMap<String, byte[]> parts) {
        StringBuilder text =
                new StringBuilder(Manifest.FORMAT + "\ncompiler 0.1.0\npolicy " + digest + "\nversion 7\n");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            text.append(line(name, content)).append('\n');
            body.writeBytes(content);
        });
        return file(text.toString(), body.toByteArray());
    }

    static String line(String name, byte[] content) {
        return Sha256.hex(ByteBuffer.wrap(content)) + " " + content.length + " " + name;
    }

    /** The good file with another note, rightly signed. */
    static byte[] noted(UnaryOperator<String> change) {
        return file(change.apply(text()), body());
    }

    static byte[] file(String text, byte[] body) {
        return join(SIGNER.sign(text).bytes(), new byte[] {'\n'}, body);
    }

    /** What the good file's note says. */
    static String text() {
        String file = new String(GOOD, StandardCharsets.ISO_8859_1);
        return file.substring(0, file.indexOf("\n\n") + 1);
    }

    static byte[] body() {
        String file = new String(GOOD, StandardCharsets.ISO_8859_1);
        int end = file.indexOf("\n\n", file.indexOf("\n\n") + 2);
        return file.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
