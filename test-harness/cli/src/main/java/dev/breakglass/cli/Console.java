package dev.breakglass.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and writes: findings to {@code out}, progress and notes to {@code err}.
 *
 * @param folder what relative paths are relative to
 * @param terminal what may be done with it
 * @param environment the variables that commands look at
 */
record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Path folder,
        Terminal terminal,
        Map<String, String> environment) {

    /** A console whose environment says nothing. */
    Console(InputStream in, PrintStream out, PrintStream err, Path folder, Terminal terminal) {
        this(in, out, err, folder, terminal, Map.of());
    }

    /** The console of this process. */
    static Console ofProcess() {
        return new Console(
                System.in,
                System.out,
                System.err,
                Path.of(""),
                Terminal.of(System.getenv(), System::getProperty),
                System.getenv());
    }

    /** A variable's value, if it says anything. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether text may be coloured. */
    boolean colour() {
        return terminal.colour();
    }

    /** @throws UsageException for an empty text, which a forgotten variable leaves and nobody means */
    Path path(String text) {
        if (text.isBlank()) {
            throw new UsageException("a path is empty");
        }
        return folder.resolve(text);
    }
}
