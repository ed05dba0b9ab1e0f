package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.AuditReader;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp audit show}: the entries of a log, one line each. */
final class AuditShowCommand implements Command {

    private static final List<String> SHOWN = List.of("grant", "session", "path", "action", "resource");

    @Override
    public String name() {
        return "audit show";
    }

    @Override
    public String usage() {
        return "DIR [--format text|json]";
    }

    @Override
    public String summary() {
        return "read a log, entry by entry; says nothing of whether it is true";
    }

    @Override
    public String example() {
        return "./bgp audit show logs/policies-payments-scenarios-the-ledger-goes-dark";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Main.valued(
                        "format", "FORMAT", "text (default) or json: the entries, hidden characters escaped"));
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        String format = line.getOptionValue("format", "text");
        if (line.getArgList().size() != 1 || !List.of("text", "json").contains(format)) {
            throw new UsageException("audit show needs one log folder; see `bgp help audit show`");
        }
        Path folder = console.path(line.getArgList().get(0));
        if (!Files.isDirectory(folder)) {
            throw new UsageException("no such folder: " + line.getArgList().get(0));
        }
        try {
            Optional<LogFault> damage = AuditReader.read(
                    folder,
                    (index, entry) -> console.out()
                            .println(format.equals("json") ? EntryText.of(entry) : Quote.visible(text(index, entry))));
            damage.ifPresent(
                    fault -> console.out().println("not readable from here on: " + Quote.visible(fault.toString())));
            return damage.isEmpty() ? ExitCode.OK : ExitCode.FAULT;
        } catch (AuditLogException e) {
            console.out().println(Quote.visible(String.valueOf(e.getMessage())));
            return ExitCode.FAULT;
        }
    }

    private static String text(long index, byte[] bytes) {
        try {
            JsonObject entry = JsonReader.readObject(bytes);
            String rest = SHOWN.stream()
                    .flatMap(key -> entry.textIfPresent(key).map(value -> key + "=" + value).stream())
                    .collect(Collectors.joining(" "));
            return String.format(
                            "%5d  %s  %-16s %s  %s",
                            index,
                            entry.text("time"),
                            entry.text("kind"),
                            entry.textIfPresent("actor").orElse("-"),
                            rest)
                    .stripTrailing();
        } catch (JsonException e) {
            return String.format("%5d  not an entry: %s", index, e.getMessage());
        }
    }
}
