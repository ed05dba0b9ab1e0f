package dev.breakglass.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One word after {@code bgp}. */
interface Command {

    /** The word or words, such as {@code audit verify}. */
    String name();

    /** What follows the name, in the notation of a manual page. */
    String usage();

    /** What it does, in a line. */
    String summary();

    /** A call that can be pasted, run from the project's root. */
    String example();

    Options options();

    /** @throws UsageException if the call cannot be followed */
    ExitCode run(CommandLine line, Console console) throws IOException;

    /** Every command, in the order in which the help lists them. */
    static List<Command> all() {
        return List.of(
                new CheckCommand(),
                new LintCommand(),
                new FmtCommand(),
                new InitCommand(),
                new SimulateCommand(),
                new DecideCommand(),
                new ExplainCommand(),
                new BenchCommand(),
                new CompileCommand(),
                new KeygenCommand(),
                new AuditVerifyCommand(),
                new AuditShowCommand(),
                new AuditExportCommand(),
                new AuditPublishCommand(),
                new AuditProveCommand(),
                new AuditCheckCommand(),
                new AuditCosignCommand(),
                new AuditRotateCommand(),
                new VersionCommand());
    }
}
