package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Width;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a campaign writes destroys nothing, and what it cannot write does not hide what it found. */
class BrokenFilesTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void console() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        console = new Console(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                folder,
                new Terminal(false, Width.of(80), false, false),
                Map.of());
    }

    private BrokenFiles files(String below) {
        return new BrokenFiles(console, below);
    }

    @Test
    void eachSetHasFilesOfItsOwn() {
        BrokenFiles files = files("logs");
        assertThat(files.of(Path.of("pay-eu")).story()).isEqualTo(Path.of("logs/broken-pay-eu.yaml"));
        BrokenFiles.Names second = files.of(Path.of("pay/eu"));
        assertThat(second.story()).isEqualTo(Path.of("logs/broken-pay-eu-2.yaml"));
        assertThat(second.lockdown()).isEqualTo(Path.of("logs/broken-pay-eu-2-locked/lockdown.bgp"));
        assertThat(files.of(Path.of("pay ö eu")).story()).isEqualTo(Path.of("logs/broken-pay-eu-3.yaml"));
        assertThat(files.of(Path.of("..")).story()).isEqualTo(Path.of("logs/broken-policy.yaml"));
    }

    @Test
    void aStoryNamesItsPolicyFromWhereItLies() {
        BrokenFiles files = files("logs/today");
        BrokenFiles.Names names = files.of(Path.of("pay"));
        assertThat(files.relative(names.story(), folder.resolve("pay"))).isEqualTo("../../pay");
        assertThat(files.relative(names.lockdown(), folder.resolve("pay"))).isEqualTo("../../../pay");
    }

    @Test
    void whatALinkLeadsToStaysAsItIs() throws Exception {
        Path policy = Files.writeString(folder.resolve("paths.bgp"), "policy a\n");
        Path link = Files.createSymbolicLink(folder.resolve("broken-pay.yaml"), policy);
        BrokenFiles files = files("");
        assertThat(files.write(files.of(Path.of("pay")).story(), "scenario: s\n"))
                .isEmpty();
        assertThat(policy).hasContent("policy a\n");
        assertThat(link).hasContent("scenario: s\n");
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void whyNothingWasWrittenIsSaid() throws Exception {
        Files.createDirectory(folder.resolve("broken-pay.yaml"));
        Files.writeString(folder.resolve("file"), "");
        BrokenFiles here = files("");
        assertThat(here.write(here.of(Path.of("pay")).story(), "x"))
                .contains("broken-pay.yaml is there already, and is not a file");
        BrokenFiles below = files("file");
        assertThat(below.write(below.of(Path.of("pay")).story(), "x"))
                .contains("file/broken-pay.yaml cannot be written: its folder cannot be made or changed");
    }
}
