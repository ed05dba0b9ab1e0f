package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second Java process with a log: run by tests, to be refused or killed. */
public final class LogChild {

    private LogChild() {}

    /** Appends from two threads until it is killed; each line it prints is an acknowledged entry. */
    public static void main(String[] args) throws Exception {
        LogSigner signer = LogSigner.read(Path.of(args[0]), "example.com/audit");
        AuditLimits limits = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 4096, 64 << 10, 64);
        FileAuditLog log;
        try {
            log = FileAuditLog.open(Path.of(args[1]), signer, limits, System::nanoTime);
        } catch (AuditLogException e) {
            ChildJvm.print(e.reason() + " " + e.getMessage());
            return;
        }
        String round = args[2];
        ChildJvm.print("open " + log.size());
        for (int t = 0; t < 2; t++) {
            String thread = round + "-" + t + "-";
            new Thread(() -> appendForEver(log, thread)).start();
        }
    }

    private static void appendForEver(FileAuditLog log, String prefix) {
        for (int i = 0; ; i++) {
            String text = prefix + i;
            long index = log.append(text.getBytes(StandardCharsets.UTF_8));
            ChildJvm.print(index + " " + text + ";");
        }
    }

    static Process start(Path key, Path dir, String round) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LogChild.class.getName()));
        command.addAll(List.of(key.toString(), dir.toString(), round));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static void assertRefusedInAnotherProcess(Path dir, Path temp) throws Exception {
        Path key = temp.resolve("key.pem");
        if (!key.toFile().exists()) {
            TestLog.SIGNER.write(key);
        }
        Process child = start(key, dir, "0");
        try {
            // It ends by itself when it is refused; when it is not, it prints for ever.
            String line = child.inputReader().readLine();
            assertThat(line).isEqualTo("LOCKED lock: another process has the log open");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
