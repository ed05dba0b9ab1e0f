package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.KeyHandover;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit rotate}: hands a log to a new key. */
final class AuditRotateCommand implements Command {

    private static final String SIGN = "sign";
    private static final String TO = "to";

    @Override
    public String name() {
        return "audit rotate";
    }

    @Override
    public String usage() {
        return "DIR --sign KEY --to KEY";
    }

    @Override
    public String summary() {
        return "hand a log that is closed to a new key; both keys sign where it changes";
    }

    @Override
    public String example() {
        return "./bgp audit rotate logs/ledger --sign ledger.key --to ledger-2.key";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued(SIGN, "KEY", "the private key that signs the log now: a PEM file"))
                .addOption(Main.valued(TO, "KEY", "the private key that shall, of the same name: a PEM file"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1 || !line.hasOption(SIGN) || !line.hasOption(TO)) {
            throw new UsageException("audit rotate needs one log folder, --sign and --to; see `bgp help audit rotate`");
        }
        Path folder = AuditFolders.log(line.getArgList().get(0), console);
        LogSigner old = Keys.signer(SIGN, line, console);
        LogSigner next = Keys.signer(TO, line, console);
        try {
            SignedCheckpoint handover = KeyHandover.run(folder, old, next);
            console.out()
                    .println("handed over after "
                            + Words.count(handover.checkpoint().size(), "record")
                            + "; from now on the log is opened with " + Keys.brief(next.verifierKey()));
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (AuditLogException | NoteFormatException e) {
            console.out().println("NOT handed over: " + Quote.visible(String.valueOf(e.getMessage())));
            return ExitCode.FAULT;
        }
    }
}
