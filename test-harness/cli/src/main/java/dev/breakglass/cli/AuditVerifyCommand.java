package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.AuditTrust;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit verify}: whether a log is whole, signed and what it was, by public keys alone. */
final class AuditVerifyCommand implements Command {

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "DIR --key PUBLIC… [--archive FOLDER] [--since CHECKPOINT] [--witness PUBLIC… [--witnesses N]]";
    }

    @Override
    public String summary() {
        return "check a log, or a published one, by the public key alone; names what is wrong first";
    }

    @Override
    public String example() {
        return "./bgp audit verify logs/policies-payments-scenarios-the-ledger-goes-dark --key logs/policies-payments-scenarios-the-ledger-goes-dark/log.vkey";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Keys.keyOption())
                .addOption(AuditFolders.archiveOption())
                .addOption(AuditTrustOptions.sinceOption())
                .addOption(AuditTrustOptions.witnessOption())
                .addOption(AuditTrustOptions.witnessesOption());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1 || !line.hasOption("key")) {
            throw new UsageException("audit verify needs one log folder and --key; see `bgp help audit verify`");
        }
        Path folder = console.path(line.getArgList().get(0));
        if (!Files.isDirectory(folder)) {
            throw new UsageException("no such folder: " + line.getArgList().get(0));
        }
        AuditTrust trust = AuditTrustOptions.trust(line, console);
        Optional<Path> archive = AuditFolders.archive(line, console);
        if (PublishedFolder.isOne(folder)) {
            if (archive.isPresent()) {
                throw new UsageException("--archive: a published log has none");
            }
            return PublishedFolder.verify(folder, trust, console);
        }
        try {
            Verification found = AuditVerifier.verify(folder, trust, archive);
            console.out().print(VerificationText.of(found));
            return found.ok() ? ExitCode.OK : ExitCode.FAULT;
        } catch (AuditLogException e) {
            console.out().println("NOT verified: " + Quote.visible(String.valueOf(e.getMessage())));
            return ExitCode.FAULT;
        }
    }
}
