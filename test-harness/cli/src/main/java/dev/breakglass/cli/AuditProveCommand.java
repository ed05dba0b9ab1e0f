package dev.breakglass.cli;

import dev.breakglass.compiler.NotWrittenException;
import dev.breakglass.compiler.WholeFile;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.AuditTrust;
import dev.breakglass.runtime.audit.LogProofs;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit prove}: the proof that a log holds one entry, to be given away. */
final class AuditProveCommand implements Command {

    @Override
    public String name() {
        return "audit prove";
    }

    @Override
    public String usage() {
        return "DIR --key PUBLIC… [--archive FOLDER] --entry N --out FILE.tlog-proof";
    }

    @Override
    public String summary() {
        return "prove one entry of a log, or of a published one, in a file that stands by itself";
    }

    @Override
    public String example() {
        return "./bgp audit prove logs/ledger --key ledger.key.pub --entry 4 --out approval.tlog-proof";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Keys.keyOption())
                .addOption(AuditFolders.archiveOption())
                .addOption(Main.valued("entry", "N", "which entry, from 0"))
                .addOption(Main.valued("out", "FILE", "the receipt, which holds the entry; never written over"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1
                || !line.hasOption("key")
                || !line.hasOption("entry")
                || !line.hasOption("out")) {
            throw new UsageException(
                    "audit prove needs one log folder, --key, --entry and --out; see `bgp help audit prove`");
        }
        Path folder = AuditFolders.log(line.getArgList().get(0), console);
        AuditTrust trust = AuditTrust.of(AuditTrustOptions.keys(line, console));
        long index = index(line.getOptionValue("entry"));
        String out = line.getOptionValue("out");
        Path file = AuditFolders.outside(folder, out, console);
        if (Files.exists(file)) {
            throw new UsageException(out + " is there already, and receipts are never written over");
        }
        try {
            Receipt receipt = PublishedFolder.isOne(folder)
                    ? PublishedFolder.open(folder, trust).receipt(index)
                    : LogProofs.receipt(folder, trust.keys(), index, AuditFolders.archive(line, console));
            WholeFile.write(file, receipt.text().getBytes(StandardCharsets.UTF_8));
            console.out().println(out + ": the receipt for entry " + index);
            return ExitCode.OK;
        } catch (AuditLogException | NoteFormatException | IndexOutOfBoundsException e) {
            console.out().println("no receipt: " + Quote.visible(String.valueOf(e.getMessage())));
            return ExitCode.FAULT;
        } catch (NotWrittenException e) {
            throw new UsageException(out + " " + e.getMessage());
        }
    }

    private static long index(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--entry: " + text + " is not a number");
        }
    }
}
