package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Delivers a log to a file, and after each batch, before the cursor moves, says so and waits for a line. */
final class KilledForwarder {

    private KilledForwarder() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        FileSink file = new FileSink(Path.of(arguments[3]), EntryFormat.ocsf());
        long all = Long.parseLong(arguments[4]);
        Sink sink = entries -> {
            file.deliver(entries);
            System.out.println("delivered up to " + entries.get(entries.size() - 1));
            if (in.readLine() == null) {
                throw new DeliveryException("nobody is there any more");
            }
        };
        ManualPause pause = new ManualPause();
        try (FileAuditLog log = FileAuditLog.open(Path.of(arguments[0]), LogSigner.read(Path.of(arguments[1])));
                Forwarder forwarder = Forwarder.of(log, sink, Path.of(arguments[2]))
                        .pause(pause)
                        .batches(7, 1 << 20)
                        .start()) {
            pause.next();
            System.out.println(forwarder.status().delivered() == all ? "all" : "not all: " + forwarder.status());
        }
    }
}
