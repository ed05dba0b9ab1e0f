package dev.breakglass.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One call of {@code bgp} in this very process, with what it printed to both of its streams. */
public final class CommandLineRun {

    private CommandLineRun() {}

    /** What the call prints, and at the end its exit status. */
    public static String of(Path folder, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.run(
                List.of(words), new Console(InputStream.nullInputStream(), both, both, folder, Terminal.none()));
        both.println("exit " + status);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
