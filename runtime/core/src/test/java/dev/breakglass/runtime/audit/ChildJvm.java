package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM, small and quick to start, which says line by line what it does, until a test stops or kills it. */
public final class ChildJvm {

    private ChildJvm() {}

    /** @param options what the JVM is started with besides its size */
    public static Process start(List<String> options, Class<?> main, Object... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx32m"));
        command.addAll(options);
        command.add(main.getName());
        for (Object arg : args) {
            command.add(arg.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The options of one that is started a few times only. */
    public static List<String> classPath() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    public static void print(String line) {
        // One write for the line: no other thread gets between.
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    /** Sends it a line. */
    public static void tell(Process child, String line) throws IOException {
        child.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        child.getOutputStream().flush();
    }

    public static void signal(String name, Process child) throws Exception {
        int exit = new ProcessBuilder("kill", name, String.valueOf(child.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill " + name + " ended with " + exit);
        }
    }
}
