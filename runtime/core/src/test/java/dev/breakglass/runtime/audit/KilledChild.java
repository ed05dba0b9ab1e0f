package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that waits for a line, opens a log and adds to it from several threads, until it is killed. */
final class KilledChild {

    static final int THREADS = 6;

    private KilledChild() {}

    /** Each line it prints is an acknowledged entry. */
    public static void main(String[] args) throws Exception {
        LogSigner signer = LogSigner.read(Path.of(args[0]), "example.com/audit");
        AuditLimits limits = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 8192, 64 << 10, 64);
        print("ready");
        if (System.in.read() < 0) {
            return;
        }
        // A checkpoint every few entries, so that kills fall into its writing too.
        long[] now = {0};
        FileAuditLog log =
                FileAuditLog.open(Path.of(args[1]), signer, limits, () -> now[0] += LogWriter.CHECKPOINT_NANOS / 9);
        print("open " + log.size());
        for (int t = 0; t < THREADS; t++) {
            String name = args[2] + "-" + t + "-";
            new Thread(() -> append(log, name)).start();
        }
    }

    private static void append(FileAuditLog log, String prefix) {
        for (int i = 0; ; i++) {
            String text = prefix + i;
            String named = "";
            if (i % 20 == 19) {
                Content content = log.contents().put(text.getBytes(StandardCharsets.UTF_8));
                named = "\"$content\":{\"bytes\":" + content.bytes() + ",\"sha256\":\"" + content.sha256() + "\"},";
            }
            String entry = "{" + named + "\"text\":\"" + text + "\"}";
            print(log.append(entry.getBytes(StandardCharsets.UTF_8)) + " " + text + ";");
        }
    }

    private static void print(String line) {
        // One write for the line: no other thread gets between.
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    static Process start(Path key, Path dir, String round) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledChild.class.getName()));
        command.addAll(List.of(key.toString(), dir.toString(), round));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
