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

    public static String of(Path folder, String call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Main.run(
                List.of(call.strip().split(" +")),
                new Console(InputStream.nullInputStream(), both, both, folder, false));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
