package dev.breakglass.cli;

import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.request.RequestReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.commons.cli.CommandLine;

/** A policy set and a request, as {@code decide} and {@code explain} take them. */
record Question(String policies, Request request) {

    /** Bytes of a request, at most. */
    private static final int REQUEST_BYTES_MAX = 1 << 20;

    static Question of(CommandLine line, Console console, String command) throws IOException {
        if (line.getArgList().size() != 1) {
            throw new UsageException(command + " needs one folder or file of policies; see `bgp help " + command + "`");
        }
        String file = line.getOptionValue("request");
        if (file == null) {
            throw new UsageException(command + " needs --request FILE, or --request - for standard input");
        }
        String name = file.equals("-") ? "standard input" : file;
        return new Question(line.getArgList().get(0), RequestReader.read(name, bytes(file, name, console)));
    }

    private static byte[] bytes(String file, String name, Console console) throws IOException {
        try (InputStream in = file.equals("-") ? console.in() : Files.newInputStream(console.path(file))) {
            byte[] bytes = in.readNBytes(REQUEST_BYTES_MAX + 1);
            if (bytes.length > REQUEST_BYTES_MAX) {
                throw new UsageException(name + " is larger than " + REQUEST_BYTES_MAX + " bytes");
            }
            return bytes;
        }
    }
}
