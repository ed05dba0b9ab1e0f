package dev.breakglass.cli;

import dev.breakglass.compiler.NotWrittenException;
import dev.breakglass.compiler.SigningKeys;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The keys that a call names with {@code --sign} and {@code --key}. */
final class Keys {

    static final String SIGN = "sign";
    static final String KEY = "key";

    private Keys() {}

    static Option signOption() {
        return Main.valued(SIGN, "KEY", "the private key that signs: a PEM file; more than one while keys are rotated");
    }

    static Option keyOption() {
        return Main.valued(
                KEY, "PUBLIC", "the public key: a file of PEM, a file of a verifier key, or that key itself");
    }

    /**
     * The keys of {@code --sign}, at least one.
     *
     * @throws UsageException if one cannot be read as a private key, or writing the output would destroy
     *     what is no bundle
     */
    static SigningKeys signing(String out, CommandLine line, Console console) throws IOException {
        SigningKeys keys = new SigningKeys();
        for (String file : line.getOptionValues(SIGN)) {
            if (!add(file, keys, console)) {
                throw new UsageException("--sign: " + file + " is a key that signs already");
            }
        }
        try {
            keys.refuseToReplace(console.path(out));
        } catch (NotWrittenException e) {
            throw new UsageException(out + " " + e.getMessage());
        }
        return keys;
    }

    private static boolean add(String file, SigningKeys keys, Console console) throws IOException {
        try {
            return keys.add(console.path(file));
        } catch (FileSystemException e) {
            throw e;
        } catch (NoteFormatException | IOException e) {
            throw new UsageException("--sign: " + e.getMessage());
        }
    }

    /**
     * The one private key of an option.
     *
     * @throws UsageException if it cannot be read as a private key
     */
    static LogSigner signer(String option, CommandLine line, Console console) throws IOException {
        try {
            return LogSigner.read(console.path(line.getOptionValue(option)));
        } catch (FileSystemException e) {
            throw e;
        } catch (NoteFormatException | IOException e) {
            throw new UsageException("--" + option + ": " + e.getMessage());
        }
    }

    /**
     * The keys of {@code --key}, at least one.
     *
     * @throws UsageException if one is not a public key
     */
    static List<VerifierKey> trusted(CommandLine line, Console console) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String text : line.getOptionValues(KEY)) {
            try {
                keys.add(key(text, console.path(text)));
            } catch (NoteFormatException e) {
                throw new UsageException("--key: " + e.getMessage());
            }
        }
        return keys.stream().distinct().toList();
    }

    /** A text that is a key is that key: no file, whatever its name, takes its place. */
    private static VerifierKey key(String text, Path file) throws IOException {
        try {
            return VerifierKey.parse(text);
        } catch (NoteFormatException e) {
            boolean isMeantAsKey = text.contains("+") && !Files.exists(file);
            if (isMeantAsKey) {
                throw e;
            }
            if (Files.isDirectory(file)) {
                throw new UsageException("--key: " + text + " is a folder, and no public key");
            }
            return VerifierKey.read(file);
        }
    }

    /** A key as a note names it: its name and its id. */
    static String brief(VerifierKey key) {
        return key.name() + "+" + id(key);
    }

    static String id(VerifierKey key) {
        return HexFormat.of().toHexDigits(key.id());
    }

    static String brief(List<VerifierKey> keys) {
        return keys.stream().map(Keys::brief).collect(Collectors.joining(", "));
    }
}
