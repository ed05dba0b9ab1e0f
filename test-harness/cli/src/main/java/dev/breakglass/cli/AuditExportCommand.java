package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.AuditReader;
import dev.breakglass.runtime.audit.AuditTrust;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.audit.LogKeys;
import dev.breakglass.runtime.audit.NoteFormatException;
import dev.breakglass.runtime.audit.Verification;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.monitoring.EntryFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit export}: the entries of a log as monitoring reads them, one line each. */
final class AuditExportCommand implements Command {

    private static final String FORMAT = "format";
    private static final String FROM = "from";
    private static final String TO = "to";

    @Override
    public String name() {
        return "audit export";
    }

    @Override
    public String usage() {
        return "DIR [--format ocsf|syslog|otlp] [--from N] [--to N] [--key PUBLIC…] [--archive FOLDER]";
    }

    @Override
    public String summary() {
        return "write the entries of a log for monitoring; with --key, only what it proves";
    }

    @Override
    public String example() {
        return "./bgp audit export logs/policies-payments-scenarios-the-ledger-goes-dark --format ocsf";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued(
                        FORMAT, "FORMAT", "ocsf (default), syslog (RFC 5424), or otlp: OpenTelemetry's JSON lines"))
                .addOption(Main.valued(FROM, "N", "the first entry; 0 when not said"))
                .addOption(Main.valued(TO, "N", "the last entry; the log's last when not said"))
                .addOption(Keys.keyOption())
                .addOption(AuditFolders.archiveOption());
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        if (line.getArgList().size() != 1) {
            throw new UsageException("audit export needs one log folder; see `bgp help audit export`");
        }
        String format = line.getOptionValue(FORMAT, "ocsf");
        long from = number(FROM, line, 0);
        long to = number(TO, line, Long.MAX_VALUE);
        if (from > to) {
            throw new UsageException("--from " + from + " comes after --to " + to);
        }
        Path folder = AuditFolders.log(line.getArgList().get(0), console);
        Optional<Path> archive = AuditFolders.archive(line, console);
        ExportLines lines = new ExportLines(format, from, to, console.out());
        try {
            return line.hasOption(Keys.KEY)
                    ? proved(folder, archive, line, lines, console)
                    : read(folder, archive, origin(folder), lines, Long.MAX_VALUE, console);
        } catch (AuditLogException | JsonException e) {
            return fault(String.valueOf(e.getMessage()), console);
        }
    }

    /** Reads the log twice: nothing is written before it is known to be true. */
    private static ExitCode proved(
            Path folder, Optional<Path> archive, CommandLine line, ExportLines lines, Console console)
            throws IOException {
        LogKeys keys = AuditTrustOptions.keys(line, console);
        Verification found = AuditVerifier.verify(folder, AuditTrust.of(keys), archive);
        if (!found.ok()) {
            return fault("not verified: " + found.faults().get(0), console);
        }
        return read(folder, archive, keys.origin(), lines, found.checkpointSize(), console);
    }

    private static ExitCode read(
            Path folder, Optional<Path> archive, String origin, ExportLines lines, long end, Console console) {
        lines.of(origin, end);
        Optional<LogFault> damage = AuditReader.read(folder, archive, lines::take);
        if (console.out().checkError()) {
            // Said by whoever ends the process.
            return ExitCode.USAGE;
        }
        if (damage.isPresent()) {
            return fault("not readable from here on: " + damage.get(), console);
        }
        lines.unproved().ifPresent(note -> console.err().println("bgp: " + note));
        Optional<String> missing = lines.missing();
        return missing.isPresent() ? fault(missing.get(), console) : ExitCode.OK;
    }

    /** To where nobody takes it for an entry. */
    private static ExitCode fault(String message, Console console) {
        console.out().flush();
        console.err().println("bgp: " + Quote.visible(message));
        return ExitCode.FAULT;
    }

    /** What the log calls itself; as true as the rest of it, when no key is given. */
    private static String origin(Path folder) throws IOException {
        Path file = folder.resolve("log.vkey");
        if (!Files.exists(file)) {
            throw new UsageException("the folder does not hold log.vkey, which names the log; name it with --key");
        }
        try {
            return VerifierKey.read(file).name();
        } catch (NoteFormatException e) {
            throw new UsageException("log.vkey: " + e.getMessage());
        }
    }

    private static long number(String option, CommandLine line, long otherwise) {
        String text = line.getOptionValue(option);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number less than 0.
        }
        throw new UsageException("--" + option + ": " + text + " is not a number from 0 on");
    }

    /** The format of that name. */
    static EntryFormat format(String name) {
        return switch (name) {
            case "ocsf" -> EntryFormat.ocsf();
            case "syslog" -> EntryFormat.syslog();
            case "otlp" -> EntryFormat.otlp();
            default -> throw new UsageException("--format: " + name + " is none of ocsf, syslog, otlp");
        };
    }
}
