package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle depends on its sources, its key and its version, and on nothing of the machine that makes it. */
class SameBytesTest {

    private static final List<String> PLAIN = List.of();
    private static final List<String> ABROAD = List.of(
            "-Duser.timezone=Pacific/Chatham",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.variant=",
            "-Dfile.encoding=ISO-8859-1",
            "-Dline.separator=\r\n",
            "-Djava.util.Arrays.useLegacyMergeSort=true",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");

    @TempDir
    Path temp;

    @BeforeEach
    void key() {
        assertThat(CommandLineRun.of(temp, "keygen", "--out", "key")).contains("exit 0");
    }

    @Test
    void anotherProcessFolderDayZoneTongueAndLineEndMakeTheSameBytes() throws Exception {
        Path here = Path.of(System.getProperty("java.home"));

        assertThat(made(here, ABROAD, "far/away", 1999)).isEqualTo(made(here, PLAIN, "near", 2026));
    }

    @Test
    void theOtherJavaMakesTheSameBytes() throws Exception {
        Path here = Path.of(System.getProperty("java.home"));
        List<Path> others = others();
        assumeTrue(!others.isEmpty(), "no other JDK is installed");

        byte[] bytes = made(here, PLAIN, "near", 2026);
        for (Path other : others) {
            assertThat(made(other, ABROAD, "far/" + other.getFileName(), 1999))
                    .as(other.toString())
                    .isEqualTo(bytes);
        }
    }

    /** The bundle that another process makes of the same sources in a folder of their own. */
    private byte[] made(Path java, List<String> options, String name, int year) throws Exception {
        Path folder = temp.resolve(name);
        PolicyFolder.write(folder, year);
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("compile", "set", "--out", "x.bundle", "--version", "7", "--sign"));
        command.add(temp.resolve("key").toString());
        ProcessBuilder process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        process.environment().put("LC_ALL", "C.UTF-8");
        Process child = process.start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        byte[] bundle = Files.readAllBytes(folder.resolve("x.bundle"));
        assertThat(new String(bundle, StandardCharsets.ISO_8859_1))
                .doesNotContain(temp.toString())
                .doesNotContain(temp.getFileName().toString());
        return bundle;
    }

    /** JDKs of another version than this one, from where CI looks for them: a variable and the usual folder. */
    private static List<Path> others() throws IOException {
        List<Path> found = new ArrayList<>();
        String named = System.getenv("JAVA_25_HOME");
        if (named != null && !named.isEmpty()) {
            found.add(Path.of(named));
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> folders = Files.list(usual)) {
                folders.filter(folder -> !Files.isSymbolicLink(folder)).sorted().forEach(found::add);
            }
        }
        List<Path> others = new ArrayList<>();
        for (Path home : found) {
            if (Files.isExecutable(home.resolve("bin/java"))
                    && version(home) >= 17
                    && version(home) != Runtime.version().feature()) {
                others.add(home);
            }
        }
        return others;
    }

    /** The feature version of a JDK by its file {@code release}; 0 if that does not say. */
    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.exists(release)) {
            return 0;
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION=\""))
                .map(line -> line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }
}
