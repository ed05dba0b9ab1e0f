package dev.breakglass.bench.scale;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A virtual machine of its own, with the class path of this one if no other is given.
 *
 * @param lines what it printed
 * @param nanos from before it was started until it had ended
 */
record Child(List<String> lines, long nanos) {

    /**
     * Runs a main class to its end.
     *
     * @param options for the virtual machine
     * @throws IOException with all that it printed if it ended with anything but 0
     */
    static Child run(Class<?> main, List<String> options, List<String> args) throws IOException {
        return run(main, options, System.getProperty("java.class.path"), args);
    }

    /** The same with another class path. */
    static Child run(Class<?> main, List<String> options, String classPath, List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(args);
        File nothing = new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(nothing)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = ended(process);
        long nanos = System.nanoTime() - start;
        if (exit != 0) {
            throw new IOException(main.getName() + " ended with " + exit + ":\n" + said);
        }
        return new Child(said.lines().toList(), nanos);
    }

    /** Where these classes lie, and nothing else. */
    static String classPath(Class<?>... classes) {
        return Stream.of(classes)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(Child::path)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String path(URL location) {
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place of a file: " + location, e);
        }
    }

    private static int ended(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
