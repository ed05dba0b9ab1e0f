package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    @TempDir
    Path temp;

    private Path file;
    private FileSink sink;

    @BeforeEach
    void aSink() {
        file = temp.resolve("events.ndjson");
        sink = new FileSink(file, LogEntry::text);
    }

    private static List<LogEntry> entries(long from, long to) {
        return Logs.upTo(to).stream().filter(i -> i >= from).map(Logs::entry).toList();
    }

    private static String lines(long count) {
        return String.join("\n", Logs.upTo(count).stream().map(Logs::line).toList()) + "\n";
    }

    @Test
    void linesAreAddedAndTheFileMayBeRenamedInBetween() throws Exception {
        sink.deliver(entries(0, 2));
        sink.deliver(entries(2, 3));
        assertThat(file).hasContent(lines(3));
        Files.move(file, temp.resolve("yesterday"));
        sink.deliver(entries(3, 4));
        assertThat(file).hasContent(Logs.line(3) + "\n");
    }

    @Test
    void aLineThatWasCutShortAnywhereIsWrittenAnew() throws Exception {
        byte[] whole = lines(3).getBytes(StandardCharsets.UTF_8);
        int second = lines(1).length();
        int third = lines(2).length();
        for (int cut = second; cut < third; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            sink.deliver(entries(1, 3));
            assertThat(file).hasBinaryContent(whole);
        }
        Files.write(file, "{\"half".getBytes(StandardCharsets.UTF_8));
        sink.deliver(entries(0, 3));
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void theEndOfTheLastLineIsFoundHoweverLongTheTornOneIs() throws Exception {
        for (int torn : new int[] {65_535, 65_536, 65_537, 200_000}) {
            Files.writeString(file, lines(1) + "x".repeat(torn));
            sink.deliver(entries(1, 2));
            assertThat(file).hasContent(lines(2));
        }
    }

    @Test
    void aFileThatIsNotOfLinesIsLeftAsItIs() throws Exception {
        Files.write(file, new byte[2 << 20]);
        assertThatThrownBy(() -> sink.deliver(entries(0, 1)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("events.ndjson ends with more than 1048576 bytes without a line's end");
        assertThat(Files.size(file)).isEqualTo(2 << 20);
    }

    @Test
    void anInterruptDisturbsNothing() throws Exception {
        sink.deliver(entries(0, 1));
        Thread.currentThread().interrupt();
        sink.deliver(entries(1, 2));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent(lines(2));
    }

    @Test
    void whereNothingCanBeWrittenNothingIsDelivered() {
        assertThatThrownBy(() -> new FileSink(temp.resolve("none/there"), LogEntry::text).deliver(entries(0, 1)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new FileSink(temp, LogEntry::text).deliver(entries(0, 1)))
                .isInstanceOf(IOException.class);
    }
}
