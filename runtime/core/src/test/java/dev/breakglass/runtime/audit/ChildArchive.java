package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The classes of a child as an archive of this JVM, for one that is started a thousand times: most of a start is the loading of
 * classes. The JVM keeps such an archive only of classes from jars.
 */
public final class ChildArchive {

    private ChildArchive() {}

    /** Starts a child that has done all it can do when it ends by itself, having read a line and then the end of its input. */
    @FunctionalInterface
    public interface Training {
        Process start(List<String> options) throws IOException;
    }

    /** What to start children with: a class path of jars, and the archive. */
    public static List<String> options(Path temp, Training trained) throws Exception {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path jar = temp.resolve(jars.size() + ".jar");
                int exit = ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", entry, "dev");
                assertThat(exit).isZero();
                jars.add(jar.toString());
            } else {
                jars.add(entry);
            }
        }
        List<String> classPath = List.of("-cp", String.join(File.pathSeparator, jars));
        Path archive = temp.resolve("child.jsa");
        List<String> training = new ArrayList<>(classPath);
        training.add("-XX:ArchiveClassesAtExit=" + archive);
        Process child = trained.start(training);
        try (var lines = child.inputReader()) {
            child.getOutputStream().write('\n');
            child.getOutputStream().close();
            lines.lines().forEach(line -> {});
            assertThat(child.waitFor()).isZero();
        } finally {
            child.destroyForcibly();
        }
        assertThat(archive).exists();
        List<String> options = new ArrayList<>(classPath);
        options.add("-XX:SharedArchiveFile=" + archive);
        return options;
    }
}
