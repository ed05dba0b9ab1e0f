package dev.breakglass.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code bgp version}. */
final class VersionCommand implements Command {

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String summary() {
        return "which bgp this is, and which Java runs it";
    }

    @Override
    public String example() {
        return "./bgp version";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        console.out().println("bgp " + (version == null ? "(from classes)" : version) + ", Java " + Runtime.version());
        return ExitCode.OK;
    }
}
