package dev.breakglass.cli;

import dev.breakglass.compiler.CompiledUnit;
import dev.breakglass.runtime.policy.ProgramLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The generated Java in a folder, as a compiler or an editor wants it. */
final class JavaFolder {

    private static final String JAVA = ".java";

    private JavaFolder() {}

    /**
     * Writes every class into the folder of its package, and takes away what an earlier call left there.
     *
     * @throws UsageException if that cannot be done
     */
    static void write(CompiledUnit unit, String name, Console console) {
        Path folder = console.path(name).resolve(ProgramLoader.PACKAGE.replace('.', '/'));
        try {
            Files.createDirectories(folder);
            for (Path old : javaIn(folder)) {
                if (!unit.sources().containsKey(className(old))) {
                    Files.delete(old);
                }
            }
        } catch (IOException e) {
            throw new UsageException(name + " cannot be written: " + e.getMessage());
        }
        for (Map.Entry<String, String> source : unit.sources().entrySet()) {
            Path file = folder.resolve(source.getKey() + JAVA);
            WholeFile.write(
                    file,
                    name + "/…/" + source.getKey() + JAVA,
                    source.getValue().getBytes(StandardCharsets.UTF_8));
        }
        console.out().println(name + ": " + Words.count(unit.sources().size(), "file") + " of Java");
    }

    private static List<Path> javaIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JAVA)).toList();
        }
    }

    private static String className(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - JAVA.length());
    }
}
