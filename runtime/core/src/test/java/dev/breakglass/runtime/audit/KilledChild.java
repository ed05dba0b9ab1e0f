package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process that waits for a line, opens a log and adds to it from several threads, until it is killed or has no input any more. */
final class KilledChild {

    static final int THREADS = 6;

    /** How long it goes on without input. */
    private static final long TRAINING_MILLIS = 300;

    private KilledChild() {}

    /** Each line it prints is an acknowledged entry. */
    public static void main(String[] args) throws Exception {
        LogSigner signer = LogSigner.read(Path.of(args[0]), "example.com/audit");
        AuditLimits limits = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 8192, 64 << 10, 64);
        ChildJvm.print("ready");
        if (System.in.read() < 0) {
            return;
        }
        // A checkpoint every few entries, so that kills fall into its writing too.
        long[] now = {0};
        FileAuditLog log =
                FileAuditLog.open(Path.of(args[1]), signer, limits, () -> now[0] += LogWriter.CHECKPOINT_NANOS / 9);
        ChildJvm.print("open " + log.size());
        for (int t = 0; t < THREADS; t++) {
            String name = args[2] + "-" + t + "-";
            new Thread(() -> append(log, name)).start();
        }
        if (System.in.read() < 0) {
            Thread.sleep(TRAINING_MILLIS);
            System.exit(0);
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
            ChildJvm.print(log.append(entry.getBytes(StandardCharsets.UTF_8)) + " " + text + ";");
        }
    }

    static Process start(Path key, Path dir, String round) throws IOException {
        return start(ChildJvm.classPath(), key, dir, round);
    }

    static Process start(List<String> options, Path key, Path dir, String round) throws IOException {
        return ChildJvm.start(options, KilledChild.class, key, dir, round);
    }
}
