package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.LogKeys;
import dev.breakglass.runtime.audit.Published;
import dev.breakglass.runtime.audit.TilePublisher;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit publish}: a log as files that any web server serves. */
final class AuditPublishCommand implements Command {

    @Override
    public String name() {
        return "audit publish";
    }

    @Override
    public String usage() {
        return "DIR OUT --key PUBLIC…";
    }

    @Override
    public String summary() {
        return "write a log as tiles into a folder that any web server can serve; again, it adds what is new";
    }

    @Override
    public String example() {
        return "./bgp audit publish logs/ledger public/ledger --key ledger.key.pub";
    }

    @Override
    public Options options() {
        return new Options().addOption(Keys.keyOption()).addOption(AuditFolders.archiveOption());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 2 || !line.hasOption("key")) {
            throw new UsageException(
                    "audit publish needs a log folder, the folder to serve and --key; see `bgp help audit publish`");
        }
        Path folder = AuditFolders.log(line.getArgList().get(0), console);
        LogKeys keys = AuditTrustOptions.keys(line, console);
        try {
            Published published = TilePublisher.publish(
                    folder, keys, console.path(line.getArgList().get(1)), AuditFolders.archive(line, console));
            long size = published.checkpoint().size();
            console.out()
                    .println("published: " + Words.count(size, "record") + ", " + (size - published.before())
                            + " of them new, in " + Words.count(published.filesWritten(), "new file"));
            return ExitCode.OK;
        } catch (AuditLogException e) {
            console.out().println("NOT published: " + Quote.visible(String.valueOf(e.getMessage())));
            return ExitCode.FAULT;
        }
    }
}
