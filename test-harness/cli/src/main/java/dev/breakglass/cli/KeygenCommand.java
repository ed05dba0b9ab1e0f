package dev.breakglass.cli;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp keygen}: a new key, which signs bundles or logs, in two files of PEM. */
final class KeygenCommand implements Command {
    private static final String OUT = "out";
    private static final String NAME = "name";

    @Override
    public String name() {
        return "keygen";
    }

    @Override
    public String usage() {
        return "--out FILE [--name NAME]";
    }

    @Override
    public String summary() {
        return "make an Ed25519 key: FILE for who signs, FILE.pub for all who verify";
    }

    @Override
    public String example() {
        return "./bgp keygen --out security-team.key --name example.org/security-team";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued(OUT, "FILE", "the private key, for its owner alone; never written over"))
                .addOption(
                        Main.valued(NAME, "NAME", "what signatures call the key; the name of the file when not said"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (!line.getArgList().isEmpty() || !line.hasOption(OUT)) {
            throw new UsageException(
                    "keygen needs --out FILE and takes nothing else but --name; see `bgp help keygen`");
        }
        String out = line.getOptionValue(OUT);
        Path secret = console.path(out);
        Path open = secret.resolveSibling(secret.getFileName() + ".pub");
        LogSigner signer = signer(line.getOptionValue(NAME, String.valueOf(secret.getFileName())));
        refuseToReplace(secret, out);
        refuseToReplace(open, out + ".pub");
        write(signer, secret, open, out);
        VerifierKey key = signer.verifierKey();
        console.out().println(out + ": the private key, which only its owner may read");
        console.out().println(out + ".pub: the public key");
        console.out().println("name: " + key.name());
        console.out().println("id: " + Keys.id(key));
        console.out().println("verifier key: " + key.text());
        return ExitCode.OK;
    }

    private static LogSigner signer(String name) {
        try {
            return LogSigner.generate(name);
        } catch (NoteFormatException e) {
            throw new UsageException("--name: " + e.getMessage());
        }
    }

    private static void refuseToReplace(Path file, String name) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw replaced(name);
        }
    }

    private static UsageException replaced(String name) {
        return new UsageException(name + " is there already, and keys are never written over");
    }

    /** Both files or none. */
    private static void write(LogSigner signer, Path secret, Path open, String name) throws IOException {
        try {
            signer.write(secret);
        } catch (FileAlreadyExistsException e) {
            throw replaced(name);
        }
        try {
            signer.verifierKey().write(open);
        } catch (IOException e) {
            Files.deleteIfExists(secret);
            throw e;
        }
    }
}
