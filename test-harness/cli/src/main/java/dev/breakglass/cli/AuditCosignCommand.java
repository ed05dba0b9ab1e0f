package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.Cosigning;
import dev.breakglass.runtime.audit.LogKeys;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.SignedCheckpoint;
import dev.breakglass.runtime.audit.Witness;
import dev.breakglass.runtime.audit.WitnessRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit cosign}: a witness looks at a log and says that it only grew. */
final class AuditCosignCommand implements Command {

    private static final String SIGN = "sign";
    private static final String STATE = "state";

    @Override
    public String name() {
        return "audit cosign";
    }

    @Override
    public String usage() {
        return "DIR --key PUBLIC… [--archive FOLDER] --sign KEY --state FOLDER";
    }

    @Override
    public String summary() {
        return "be a witness: cosign a log's checkpoint if it continues the one cosigned last";
    }

    @Override
    public String example() {
        return "./bgp audit cosign logs/ledger --key ledger.key.pub --sign witness.key --state witness";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Keys.keyOption())
                .addOption(AuditFolders.archiveOption())
                .addOption(Main.valued(SIGN, "KEY", "the witness's private key: a PEM file"))
                .addOption(Main.valued(STATE, "FOLDER", "where the witness remembers what it cosigned"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1
                || !line.hasOption("key")
                || !line.hasOption(SIGN)
                || !line.hasOption(STATE)) {
            throw new UsageException(
                    "audit cosign needs one log folder, --key, --sign and --state; see `bgp help audit cosign`");
        }
        Path folder = AuditFolders.log(line.getArgList().get(0), console);
        LogKeys keys = AuditTrustOptions.keys(line, console);
        LogSigner signer = Keys.signer(SIGN, line, console);
        Path state = AuditFolders.outside(folder, line.getOptionValue(STATE), console);
        Witness witness = new Witness(state, signer, keys.keys(), InstantSource.system());
        try {
            SignedCheckpoint cosigned = Cosigning.cosign(folder, keys, witness, AuditFolders.archive(line, console));
            console.out()
                    .println("cosigned: " + Words.count(cosigned.checkpoint().size(), "record") + " of the log "
                            + keys.origin());
            console.out().println("witness key: " + witness.key().text());
            return ExitCode.OK;
        } catch (WitnessRefusal | AuditLogException | NoteFormatException e) {
            console.out().println("NOT cosigned: " + Quote.visible(String.valueOf(e.getMessage())));
            return ExitCode.FAULT;
        }
    }
}
