package dev.breakglass.runtime.bundle;

import static dev.breakglass.runtime.bundle.TestBundle.GOOD;
import static dev.breakglass.runtime.bundle.TestBundle.SIGNER;
import static dev.breakglass.runtime.bundle.TestBundle.body;
import static dev.breakglass.runtime.bundle.TestBundle.file;
import static dev.breakglass.runtime.bundle.TestBundle.join;
import static dev.breakglass.runtime.bundle.TestBundle.noted;
import static dev.breakglass.runtime.bundle.TestBundle.text;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are no bundles, signatures that are none, and notes that say what they may not say. */
final class HostileNotes {

    private static final String NOT_ONE = "not a bundle: it does not begin with the line `breakglass/bundle/v3`";
    private static final LogSigner NAMESAKE = LogSigner.generate("example.org/policy");
    private static final LogSigner STRANGER = LogSigner.generate("example.com/stranger");

    private HostileNotes() {}

    static Stream<Hostile> all() {
        return Stream.of(files(), signatures(), heads(), lines()).flatMap(kinds -> kinds);
    }

    private static Stream<Hostile> files() {
        return Stream.of(
                new Hostile("an empty file", new byte[0], NOT_ONE),
                new Hostile("a line feed", ascii("\n"), NOT_ONE),
                new Hostile("a zip file", zip(), NOT_ONE),
                new Hostile("a gzip bomb", gzip(new byte[64 << 20]), NOT_ONE),
                new Hostile(
                        "a class file", TestBundle.CLASSES.values().iterator().next(), NOT_ONE),
                new Hostile(
                        "a byte order mark first",
                        join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, GOOD),
                        NOT_ONE),
                new Hostile(
                        "the first line and no more", ascii("breakglass/bundle/v3\n"), "it ends before its note does"),
                new Hostile(
                        "a note without end",
                        join(ascii("breakglass/bundle/v3\n"), filled(5 << 20)),
                        "its note is longer than 4194304 bytes"),
                new Hostile(
                        "no parts at all",
                        Arrays.copyOf(GOOD, GOOD.length - body().length),
                        "cut short: of its parts'"),
                new Hostile(
                        "bytes behind the last part", join(GOOD, new byte[1]), "bytes after the bundle's last part"),
                new Hostile(
                        "a second bundle behind the first", join(GOOD, GOOD), "bytes after the bundle's last part"));
    }

    private static Stream<Hostile> signatures() {
        String line = signatureLine();
        byte[] bytes = Base64.getDecoder()
                .decode(line.substring(line.lastIndexOf(' ') + 1).strip());
        byte[] other = bytes.clone();
        other[40] ^= 1;
        return Stream.of(
                new Hostile(
                        "signed by an unknown key",
                        signedBy(STRANGER),
                        "no trusted key signed the note; it is signed by example.com/stranger+"),
                new Hostile(
                        "signed by another key of the same name", signedBy(NAMESAKE), "no trusted key signed the note"),
                new Hostile(
                        "another key's signature under the id of a trusted one",
                        resigned(line(withId(NAMESAKE.sign(text()).signatures().get(0), bytes))),
                        "is false"),
                new Hostile("a signature of 65 bytes", resigned(line(Arrays.copyOf(bytes, 4 + 65))), "is false"),
                new Hostile("a signature of 63 bytes", resigned(line(Arrays.copyOf(bytes, 4 + 63))), "is false"),
                new Hostile(
                        "a signature of no bytes",
                        resigned(line(Arrays.copyOf(bytes, 4))),
                        "a note's signature is too short"),
                new Hostile("a signature with a changed bit", resigned(line(other)), "is false"),
                new Hostile("a signature twice", resigned(line + line), "two signatures of one key"),
                new Hostile(
                        "a good signature and a bad one of the same key",
                        resigned(line + line(other)),
                        "two signatures of one key"),
                new Hostile(
                        "a bad signature of a trusted key beside one of a stranger",
                        resigned(signature(STRANGER, text()) + line(other)),
                        "is false"),
                new Hostile(
                        "a signature whose base64 has another spelling", resigned(line.replace("=\n", "\n")), "base64"),
                new Hostile("a hundred and one signatures", resigned(line.repeat(101)), "a note"),
                new Hostile("no signature", resigned(""), "it ends before its note does"),
                new Hostile(
                        "the signature of another bundle",
                        resigned(signature(SIGNER, text().replace("version 7", "version 8"))),
                        "is false"),
                new Hostile(
                        "a trusted signature under a checkpoint of a log",
                        file("example.org/policy\n5\n" + "A".repeat(43) + "=\n", body()),
                        NOT_ONE),
                new Hostile(
                        "the signed text of another kind with the right first line",
                        file("breakglass/bundle/v3\n5\nabc\n", body()),
                        "line 2: expected `compiler …`"));
    }

    private static Stream<Hostile> heads() {
        return Stream.of(
                head("the format before this one", "bundle/v3", "bundle/v2", "another format, `breakglass/bundle/v2`"),
                head("the format after this one", "bundle/v3", "bundle/v4", "another format, `breakglass/bundle/v4`"),
                head("a format that begins like this one", "bundle/v3", "bundle/v30", "another format"),
                head("no compiler", "compiler 0.1.0\n", "", "line 2: expected `compiler …`"),
                head(
                        "a compiler with a path for its version",
                        "compiler 0.1.0",
                        "compiler ../1",
                        "line 2: the compiler's version"),
                head(
                        "a compiler with a version of a thousand digits",
                        "compiler 0.1.0",
                        "compiler " + "1".repeat(1000),
                        "line 2: the compiler's version"),
                head(
                        "the digest of the policy in capitals",
                        TestBundle.DIGEST,
                        "sha256:" + "A".repeat(64),
                        "line 3: the policy's digest"),
                head(
                        "the digest of the policy by another algorithm",
                        "policy sha256:",
                        "policy sha1:",
                        "line 3: the policy's digest"),
                head(
                        "the digest of another policy",
                        TestBundle.DIGEST,
                        "sha256:" + "a".repeat(64),
                        "not those of its policy"),
                head("a negative version", "version 7", "version -7", "line 4: a version is a number"),
                head("a version with zeros before it", "version 7", "version 07", "line 4: a version is a number"),
                head(
                        "a version beyond what a number holds",
                        "version 7",
                        "version 9223372036854775808",
                        "line 4: a version is a number"),
                head(
                        "a version beyond 2^53 - 1",
                        "version 7",
                        "version 9007199254740992",
                        "line 4: a version is a number"),
                head("a version in other digits", "version 7", "version \u0667", "line 4: a version is a number"),
                head(
                        "a version older than the one demanded",
                        "version 7",
                        "version 6",
                        "version 6 of its policy, and version 7 or a later one"),
                head(
                        "one more line before the parts",
                        "version 7\n",
                        "version 7\nexpires never\n",
                        "line 5: a part is written"),
                head(
                        "lines in another order",
                        "compiler 0.1.0\npolicy " + TestBundle.DIGEST,
                        "policy " + TestBundle.DIGEST + "\ncompiler 0.1.0",
                        "line 2: expected"));
    }

    private static Stream<Hostile> lines() {
        String digest = text().lines().skip(4).findFirst().orElseThrow().substring(0, 64);
        return Stream.of(
                head(
                        "a part's digest in capitals",
                        digest,
                        digest.toUpperCase(Locale.ROOT),
                        "line 5: a part's digest is not"),
                head("a part's digest cut short", digest, digest.substring(1), "line 5: a part's digest is not"),
                head("a part's digest of something else", digest, "0".repeat(64), "is not the one that was signed"),
                head("blanks around the size", " 9 sources", "  9 sources", "a size is a number"),
                head("a negative size", " 9 sources", " -9 sources", "a size is a number"),
                head("a size with a sign", " 9 sources", " +9 sources", "a size is a number"),
                head("a size that is no number", " 9 sources", " 0x9 sources", "a size is a number"),
                head("a size that overflows 32 bits to 9", " 9 sources", " 4294967305 sources", "a size is a number"),
                head(
                        "a size that overflows 64 bits",
                        " 9 sources",
                        " 18446744073709551625 sources",
                        "a size is a number"),
                head("a size larger than a bundle", " 9 sources", " 268435457 sources", "a size is a number"),
                head(
                        "sizes larger than a bundle together",
                        " 9 sources",
                        " 268435456 sources",
                        "more than 268435456 bytes together"),
                head("a size larger than what is there", " 9 sources", " 10 sources", "cut short"),
                head("a size much larger than what is there", " 9 sources", " 200000000 sources", "cut short"),
                head(
                        "a size smaller than what is there",
                        " 9 sources",
                        " 8 sources",
                        "bytes after the bundle's last part"),
                head("no size", " 9 sources", " sources", "a part is written `SHA-256 size name`"),
                new Hostile("a NUL in the note", replaced("sources/x.bgp", "sources/x.bg\0"), "control characters"),
                new Hostile("a carriage return in the note", replaced("version 7", "version\r7"), "control characters"),
                new Hostile("a note that is not UTF-8", replaced("version 7", "version \u00ff"), "UTF-8"));
    }

    private static Hostile head(String kind, String from, String to, String reason) {
        if (!text().contains(from)) {
            throw new IllegalArgumentException(kind);
        }
        return new Hostile(kind, noted(text -> text.replace(from, to)), reason);
    }

    private static byte[] replaced(String from, String to) {
        String file = new String(GOOD, StandardCharsets.ISO_8859_1);
        return file.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] signedBy(LogSigner signer) {
        return join(signer.sign(text()).bytes(), ascii("\n"), body());
    }

    /** The good file with other lines for signatures. */
    private static byte[] resigned(String lines) {
        return join((text() + "\n" + lines + "\n").getBytes(StandardCharsets.UTF_8), body());
    }

    private static String signatureLine() {
        return signature(SIGNER, text());
    }

    private static String signature(LogSigner signer, String text) {
        return "\u2014 " + signer.sign(text).signatures().get(0) + "\n";
    }

    private static String line(byte[] idAndSignature) {
        return "\u2014 " + SIGNER.name() + " " + Base64.getEncoder().encodeToString(idAndSignature) + "\n";
    }

    private static byte[] withId(NoteSignature signature, byte[] idAndMore) {
        return join(Arrays.copyOf(idAndMore, 4), signature.signature());
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("../../etc/breakglass"));
            out.write(GOOD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
