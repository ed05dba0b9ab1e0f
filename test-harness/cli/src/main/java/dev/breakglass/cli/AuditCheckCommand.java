package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.LogKeys;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.Receipt;
import dev.breakglass.runtime.audit.SignedCheckpoint;
import dev.breakglass.runtime.audit.WitnessPolicy;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit check}: whether a receipt is true, without the log. */
final class AuditCheckCommand implements Command {

    private static final String ENTRY = "entry";

    @Override
    public String name() {
        return "audit check";
    }

    @Override
    public String usage() {
        return "FILE.tlog-proof --key PUBLIC… [--entry FILE] [--witness PUBLIC… [--witnesses N]]";
    }

    @Override
    public String summary() {
        return "check a receipt by the public key alone, and show the entry it proves";
    }

    @Override
    public String example() {
        return "./bgp audit check approval.tlog-proof --key ledger.key.pub";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Keys.keyOption())
                .addOption(AuditTrustOptions.witnessOption())
                .addOption(AuditTrustOptions.witnessesOption())
                .addOption(Main.valued(
                        ENTRY, "FILE", "the entry that is to be proved; the one in the receipt when not said"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1 || !line.hasOption("key")) {
            throw new UsageException("audit check needs one receipt and --key; see `bgp help audit check`");
        }
        LogKeys keys = AuditTrustOptions.keys(line, console);
        WitnessPolicy witnesses = AuditTrustOptions.witnesses(line, console);
        byte[] text = AuditTrustOptions.bytes(console.path(line.getArgList().get(0)), Receipt.BYTES_MAX);
        try {
            Receipt receipt = Receipt.parse(text);
            byte[] entry = entry(receipt, line, console);
            SignedCheckpoint proved = receipt.check(entry, keys, witnesses);
            console.out()
                    .println("proved: entry " + receipt.index() + " of the log "
                            + proved.checkpoint().origin() + ", by its checkpoint of "
                            + Words.count(proved.checkpoint().size(), "record"));
            console.out().println(EntryText.of(entry));
            return ExitCode.OK;
        } catch (NoteFormatException e) {
            console.out().println("NOT proved: " + Quote.visible(String.valueOf(e.getMessage())));
            return ExitCode.FAULT;
        }
    }

    private static byte[] entry(Receipt receipt, CommandLine line, Console console) throws IOException {
        String file = line.getOptionValue(ENTRY);
        if (file == null) {
            return receipt.extra()
                    .orElseThrow(() -> new UsageException("the receipt does not hold its entry; name it with --entry"));
        }
        byte[] bytes = AuditTrustOptions.bytes(console.path(file), AuditLimits.ENTRY_BYTES_MAX + 1);
        boolean endsLine = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        // An editor's last line break is no part of the entry.
        return endsLine ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }
}
