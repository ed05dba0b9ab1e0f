package dev.breakglass.cli;

import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.Verification;
import dev.breakglass.runtime.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit verify}: whether a log is whole and signed, by the public key alone. */
final class AuditVerifyCommand implements Command {

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "DIR --key PUBLIC";
    }

    @Override
    public String summary() {
        return "check a log by the public key alone; names the first bad record";
    }

    @Override
    public String example() {
        return "./bgp audit verify logs/policies-payments-scenarios-the-ledger-goes-dark --key logs/policies-payments-scenarios-the-ledger-goes-dark/log.vkey";
    }

    @Override
    public Options options() {
        return new Options().addOption(Keys.keyOption());
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
        Verification found = AuditVerifier.verify(folder, key(line, console));
        console.out().print(VerificationText.of(found));
        return found.ok() ? ExitCode.OK : ExitCode.FAULT;
    }

    private static VerifierKey key(CommandLine line, Console console) throws IOException {
        List<VerifierKey> keys = Keys.trusted(line, console);
        if (keys.size() > 1) {
            throw new UsageException("a log is signed by one key; --key once");
        }
        return keys.get(0);
    }
}
