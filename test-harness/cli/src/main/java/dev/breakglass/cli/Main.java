package dev.breakglass.cli;

import dev.breakglass.scenario.yaml.ScenarioException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** Finds the command that was asked for and runs it. */
public final class Main {

    /** Options that may be given more than once. */
    private static final Set<String> MANY = Set.of("rule", "witness", Keys.SIGN, Keys.KEY, CoverageOptions.REPORT);

    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int status = run(List.of(arguments), console);
        boolean lost = console.out().checkError();
        if (lost) {
            console.err().println("bgp: standard output could not be written");
        }
        console.err().flush();
        System.exit(lost ? ExitCode.USAGE.status() : status);
    }

    /** Runs one call and answers its exit status; never throws for what a user can cause. */
    static int run(List<String> arguments, Console console) {
        try {
            return dispatch(arguments, console).status();
        } catch (UsageException e) {
            console.err().println("bgp: " + e.getMessage());
        } catch (ScenarioException e) {
            console.err().println("bgp: " + e.getMessage());
        } catch (NoSuchFileException | FileNotFoundException e) {
            console.err().println("bgp: no such file or folder: " + e.getMessage());
        } catch (AccessDeniedException e) {
            console.err().println("bgp: may not be read: " + e.getMessage());
        } catch (IOException e) {
            console.err().println("bgp: cannot be read: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            console.err().println("bgp: this is a fault of bgp itself, please report it");
            e.printStackTrace(console.err());
        }
        return ExitCode.USAGE.status();
    }

    private static ExitCode dispatch(List<String> arguments, Console console) throws IOException {
        if (arguments.isEmpty()) {
            console.err().print(Help.overview());
            return ExitCode.USAGE;
        }
        if (List.of("help", "--help", "-h").contains(arguments.get(0))) {
            return help(arguments.subList(1, arguments.size()), console);
        }
        List<String> words = arguments.get(0).equals("--version") ? List.of("version") : arguments;
        Command command = find(words).orElseThrow(() -> unknown(words));
        int nameLength = command.name().split(" ").length;
        List<String> rest = words.subList(nameLength, words.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            console.out().print(Help.of(command));
            return ExitCode.OK;
        }
        Options options = new Options();
        command.options().getOptions().forEach(options::addOption);
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options, rest.toArray(String[]::new));
            requireOnce(line);
            return command.run(line, console);
        } catch (ParseException e) {
            throw new UsageException(e.getMessage() + "; see `bgp help " + command.name() + "`");
        }
    }

    /** Of an option that is given twice, one would be dropped. */
    private static void requireOnce(CommandLine line) {
        Set<String> seen = new HashSet<>();
        for (Option option : line.getOptions()) {
            if (!MANY.contains(option.getLongOpt()) && !seen.add(option.getKey())) {
                throw new UsageException("--" + option.getLongOpt() + " is given twice");
            }
        }
    }

    private static ExitCode help(List<String> words, Console console) {
        if (words.isEmpty()) {
            console.out().print(Help.overview());
        } else {
            console.out().print(Help.of(find(words).orElseThrow(() -> unknown(words))));
        }
        return ExitCode.OK;
    }

    private static Optional<Command> find(List<String> words) {
        return Command.all().stream()
                .filter(command -> {
                    List<String> name = Arrays.asList(command.name().split(" "));
                    return words.size() >= name.size()
                            && words.subList(0, name.size()).equals(name);
                })
                .findFirst();
    }

    private static UsageException unknown(List<String> words) {
        List<String> longer = Command.all().stream()
                .map(Command::name)
                .filter(name -> name.startsWith(words.get(0) + " "))
                .toList();
        return new UsageException(
                longer.isEmpty()
                        ? "`" + words.get(0) + "` is not a command; see `bgp help`"
                        : "`" + words.get(0) + "` needs a second word: " + String.join(", ", longer));
    }

    /** An option that takes a value. */
    static Option valued(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }
}
