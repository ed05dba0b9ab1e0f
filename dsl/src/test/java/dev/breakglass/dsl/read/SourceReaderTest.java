package dev.breakglass.dsl.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aFolderIsReadWithAllBelowItInOrderOfName() throws IOException {
        write("b.bgp", "policy p");
        write("a/z.bgp", "policy p");
        write("a.bgp", "policy p");
        write("notes.txt", "no policy");
        write(".hidden.bgp", "no policy");
        write("..data/a.bgp", "policy p");
        assertThat(SourceReader.read(folder).value().orElseThrow())
                .extracting(SourceFile::name)
                .containsExactly("a.bgp", "a/z.bgp", "b.bgp");
    }

    @Test
    void oneFileIsASetToo() throws IOException {
        write("deep/one.bgp", "policy p");
        assertThat(SourceReader.read(folder.resolve("deep/one.bgp")).value().orElseThrow())
                .containsExactly(new SourceFile("one.bgp", "policy p"));
    }

    @Test
    void aMissingPathIsForTheCallerToReport() {
        assertThatThrownBy(() -> SourceReader.read(folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFolderWithoutPoliciesIsAnError() throws IOException {
        assertThat(SourceReader.read(folder).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.EMPTY_FILE);
        assertThat(Checker.check(SourceReader.read(folder)).hasErrors()).isTrue();
    }

    @Test
    void theFirstByteThatIsNotUtf8IsNamed() throws IOException {
        for (byte[] fault : new byte[][] {
            {(byte) 0xFF},
            {(byte) 0xC0, (byte) 0xAF},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xE2, (byte) 0x82}
        }) {
            byte[] before = "policy é\n// ".getBytes(StandardCharsets.UTF_8);
            byte[] bytes = new byte[before.length + fault.length];
            System.arraycopy(before, 0, bytes, 0, before.length);
            System.arraycopy(fault, 0, bytes, before.length, fault.length);
            Files.write(folder.resolve("a.bgp"), bytes);
            Checked<List<SourceFile>> sources = SourceReader.read(folder);
            assertThat(sources.value().orElseThrow()).isEmpty();
            assertThat(sources.diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.code()).isEqualTo(Code.NOT_UTF8);
                assertThat(diagnostic.message()).contains("byte " + before.length + " ");
                assertThat(diagnostic.place()).hasToString("a.bgp:2:4");
            });
        }
    }

    @Test
    void limitsHoldBeforeAnythingIsKept() throws IOException {
        write("a.bgp", "policy p // 1");
        write("b.bgp", "policy p // 2");
        write("c.bgp", "policy p // 3");
        assertThat(SourceReader.read(folder, limits(10, 1000, 10)).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.FILE_TOO_LARGE, Code.FILE_TOO_LARGE, Code.FILE_TOO_LARGE);
        Checked<List<SourceFile>> sources = SourceReader.read(folder, limits(100, 30, 10));
        assertThat(sources.value().orElseThrow()).hasSize(2);
        assertThat(sources.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.SET_TOO_LARGE);
        assertThat(SourceReader.read(folder, limits(100, 1000, 2)).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.SET_TOO_LARGE);
        assertThat(SourceReader.read(folder, limits(100, 1000, 3)).diagnostics())
                .isEmpty();
    }

    private static Limits limits(int fileBytes, int setBytes, int files) {
        Limits standard = Limits.standard();
        return new Limits(
                fileBytes,
                setBytes,
                files,
                standard.nestingMax(),
                standard.charactersPerNameMax(),
                standard.charactersPerTextMax(),
                standard.charactersPerGlobMax(),
                standard.stepsPerPatternMax(),
                standard.termsPerConditionMax(),
                standard.pathsPerSetMax(),
                standard.zonesPerSetMax(),
                standard.resourcesPerListMax(),
                standard.countMax(),
                standard.secondsMax(),
                standard.errorsPerFileMax());
    }
}
