package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the list stays there, whatever fails around it. */
class RevokedTest {

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final Instant later = clock.instant().plusSeconds(60);

    private Revoked open() throws IOException {
        return Revoked.open(folder, clock::instant);
    }

    @Test
    void whatIsAddedIsThereAfterARestartUntilItsTime() throws Exception {
        try (Revoked list = open()) {
            list.add("s-1-0", later);
            list.add("s-2-0", later.plusSeconds(60));
            list.add("s-3-0", clock.instant().minusSeconds(1));
            assertThat(list.ids()).containsExactly("s-1-0", "s-2-0");
        }
        clock.pass(Duration.ofSeconds(62));
        try (Revoked list = open()) {
            assertThat(list.contains("s-1-0")).isTrue();
            list.add("s-4-0", later.plusSeconds(60));
            assertThat(list.ids()).containsExactly("s-2-0", "s-4-0");
        }
        try (Revoked list = open()) {
            assertThat(list.ids()).containsExactly("s-2-0", "s-4-0");
        }
    }

    @Test
    void aListThatCannotBeWrittenIsNoSuccessUntilItIs() throws Exception {
        try (Revoked list = open()) {
            Path inTheWay = Files.createDirectories(folder.resolve("revoked.new/full"));
            assertThatThrownBy(() -> list.add("s-1-0", later)).isInstanceOf(IOException.class);
            assertThat(list.contains("s-1-0")).isTrue();
            assertThatThrownBy(() -> list.add("s-1-0", later)).isInstanceOf(IOException.class);
            Files.delete(inTheWay);
            list.add("s-1-0", later);
        }
        try (Revoked list = open()) {
            assertThat(list.ids()).containsExactly("s-1-0");
        }
    }

    @Test
    void aLinkInTheWayIsNotFollowed() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        try (Revoked list = open()) {
            Files.createSymbolicLink(folder.resolve("revoked.new"), elsewhere);
            list.add("s-1-0", later);
        }
        assertThat(elsewhere).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s-1-0", "s-2-0", "total 2\n", "breakglass revoked v1\n"})
    void aListThatIsNotWholeIsNotBelieved(String missing) throws Exception {
        try (Revoked list = open()) {
            list.add("s-1-0", later);
            list.add("s-2-0", later);
        }
        Path file = folder.resolve("revoked");
        String text = Files.readString(file);
        Files.writeString(file, missing.isEmpty() ? "" : text.replace(missing, ""));
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
        Files.writeString(file, text);
        open().close();
    }

    @Test
    void twoBrokersDoNotShareAFolder() throws Exception {
        Revoked first = open();
        assertThatThrownBy(this::open).hasMessageContaining("this process has a broker on the folder");
        first.close();
        first.close();
        open().close();
    }

    @Test
    void anotherProcessKeepsTheFolder() throws Exception {
        Path ready = folder.resolve("ready");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        ready.toString())
                .inheritIO()
                .start();
        try {
            while (!Files.exists(ready)) {
                assertThat(other.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThatThrownBy(this::open).hasMessageContaining("another process has a broker on the folder");
        } finally {
            other.destroyForcibly().waitFor();
        }
        open().close();
    }

    /** Holds a folder until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (FolderHold hold = FolderHold.of(Path.of(arguments[0]))) {
                Files.createFile(Path.of(arguments[1]));
                TimeUnit.MINUTES.sleep(1);
            }
        }
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Revoked list = open()) {
            List<Callable<Boolean>> adds = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String id = "s-" + i + "-0";
                adds.add(() -> {
                    list.add(id, later);
                    return Files.readString(folder.resolve("revoked")).contains(id + " ");
                });
            }
            for (Future<Boolean> added : threads.invokeAll(adds)) {
                assertThat(added.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        try (Revoked list = open()) {
            assertThat(list.ids()).hasSize(100);
        }
    }

    @Test
    void aThreadThatWasInterruptedHarmsNobodyElse() throws Exception {
        try (Revoked list = open()) {
            Thread.currentThread().interrupt();
            try {
                list.add("s-1-0", later);
            } catch (IOException e) {
                assertThat(list.contains("s-1-0")).isTrue();
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            list.add("s-1-0", later);
            try (FileChannel lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
                assertThatThrownBy(lock::tryLock).isInstanceOf(OverlappingFileLockException.class);
            }
        }
        assertThat(folder.resolve("revoked")).content().contains("s-1-0");
    }
}
