package dev.breakglass.cli;

import java.util.Comparator;
import org.apache.commons.cli.Option;

/** The help of {@code bgp} and of each command. */
final class Help {

    private Help() {}

    static String overview() {
        StringBuilder text = new StringBuilder("""
                bgp: break-glass policy as code

                usage: bgp COMMAND [ARGUMENT…]

                """);
        for (Command command : Command.all()) {
            text.append(String.format("  %-14s %s%n", command.name(), command.summary()));
        }
        return text.append("""

                `bgp help COMMAND` tells more and shows an example.
                Exit status: 0 all well; 1 the policy, a test, a log or a bundle has a fault; 2 wrong usage or an
                unreadable file; 130 stopped by Ctrl-C.
                """).toString();
    }

    static String of(Command command) {
        StringBuilder text = new StringBuilder();
        text.append("bgp ")
                .append(command.name())
                .append(": ")
                .append(command.summary())
                .append("\n\n");
        text.append("usage: bgp ")
                .append(command.name())
                .append(' ')
                .append(command.usage())
                .append('\n');
        if (!command.options().getOptions().isEmpty()) {
            text.append('\n');
            command.options().getOptions().stream()
                    .sorted(Comparator.comparing(Option::getLongOpt))
                    .forEach(option ->
                            text.append(String.format("  %-18s %s%n", left(option), option.getDescription())));
        }
        return text.append("\nexample: ").append(command.example()).append('\n').toString();
    }

    private static String left(Option option) {
        return "--" + option.getLongOpt() + (option.hasArg() ? " " + option.getArgName() : "");
    }
}
