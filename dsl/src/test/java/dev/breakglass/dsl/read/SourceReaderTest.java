package dev.breakglass.dsl.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.Sets;
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
import java.util.Map;
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
        return Sets.limits(Map.of("bytesPerFileMax", fileBytes, "bytesPerSetMax", setBytes, "filesPerSetMax", files));
    }

    @Test
    void anImportBringsInAFolderAndWhatThatImports() throws IOException {
        write("app/a.bgp", "policy app\nimport \"../org\"");
        write("app/deep/b.bgp", "policy app\nimport \"../../org\"");
        write("org/people.bgp", "policy org\nimport \"../base/roles\"");
        write("base/roles/r.bgp", "policy base\nimport \"../../org\" // both ways is no fault");
        Checked<List<SourceFile>> read = SourceReader.read(folder.resolve("app"));
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value().orElseThrow())
                .extracting(SourceFile::name, SourceFile::set)
                .containsExactly(
                        tuple("a.bgp", ""),
                        tuple("deep/b.bgp", ""),
                        tuple("../org/people.bgp", "../org"),
                        tuple("../base/roles/r.bgp", "../base/roles"));
        assertThat(Checker.check(read).diagnostics()).isEmpty();
    }

    @Test
    void oneFileMayImportAFolderBesideIt() throws IOException {
        write("a.bgp", "policy app\nimport \"org\"");
        write("org/people.bgp", "policy org");
        assertThat(Checker.check(SourceReader.read(folder.resolve("a.bgp"))).diagnostics())
                .isEmpty();
    }

    @Test
    void anImportThatCannotBeFollowedIsNamedWhereItStands() throws IOException {
        write("org/people.bgp", "policy org");
        write("empty/notes.txt", "");
        for (String wanted :
                List.of("../nowhere", "/etc", ".", "..", "deep", "../app", "../empty", "a:b", "../o\\\\rg")) {
            write("app/a.bgp", "policy app\nimport \"" + wanted + "\"");
            write("app/deep/b.bgp", "policy app");
            Checked<List<SourceFile>> read = SourceReader.read(folder.resolve("app"));
            assertThat(Checker.check(read).diagnostics())
                    .as(wanted)
                    .singleElement()
                    .satisfies(diagnostic -> {
                        assertThat(diagnostic.code()).isEqualTo(Code.BAD_IMPORT);
                        assertThat(diagnostic.place()).hasToString("a.bgp:2:8");
                    });
        }
    }

    @Test
    void importedFoldersMayNotOverlap() throws IOException {
        write("app/a.bgp", "policy app\nimport \"../org\"\nimport \"../org/people\"");
        write("org/people/p.bgp", "policy org");
        assertThat(SourceReader.read(folder.resolve("app")).diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.related()).hasSize(1));
    }

    @Test
    void limitsHoldForASetAndItsImportsTogether() throws IOException {
        write("app/a.bgp", "policy app\nimport \"../org\"");
        write("org/a.bgp", "policy org");
        write("org/b.bgp", "policy org");
        Path app = folder.resolve("app");
        assertThat(SourceReader.read(app, limits(100, 1000, 3)).diagnostics()).isEmpty();
        assertThat(SourceReader.read(app, limits(100, 1000, 2)).diagnostics())
                .extracting(Diagnostic::code, diagnostic -> diagnostic.place().toString())
                .containsExactly(tuple(Code.SET_TOO_LARGE, "a.bgp:2:8"));
        assertThat(SourceReader.read(app, limits(100, 40, 3)).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.SET_TOO_LARGE);
    }

    @Test
    void aFolderWithVeryManyEntriesIsNotSearched() throws IOException {
        write("a.bgp", "policy p");
        for (int i = 0; i < 9; i++) {
            write("x" + i, "");
        }
        assertThat(SourceReader.read(folder, Sets.limits(Map.of("entriesPerFolderMax", 10)))
                        .diagnostics())
                .isEmpty();
        assertThat(SourceReader.read(folder, Sets.limits(Map.of("entriesPerFolderMax", 9)))
                        .diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.SET_TOO_LARGE);
    }

    @Test
    void nothingThatMayHoldAForbidIsLeftOutInSilence() throws IOException {
        write("set/a.bgp", "policy p");
        write("shared/forbids.bgp", "policy p");
        Path set = folder.resolve("set");
        Files.createSymbolicLink(set.resolve("one.bgp"), folder.resolve("shared/forbids.bgp"));
        assertThat(SourceReader.read(set).diagnostics()).isEmpty();
        Files.createSymbolicLink(set.resolve("gone.bgp"), folder.resolve("nowhere"));
        Files.createSymbolicLink(set.resolve("more"), folder.resolve("shared"));
        Files.createSymbolicLink(set.resolve(".hidden"), folder.resolve("shared"));
        write("set/ZONES.BGP", "policy p");
        assertThat(SourceReader.read(set).diagnostics())
                .extracting(
                        Diagnostic::code,
                        diagnostic -> diagnostic.place().file().name())
                .containsExactlyInAnyOrder(
                        tuple(Code.LEFT_OUT, "ZONES.BGP"),
                        tuple(Code.LEFT_OUT, "gone.bgp"),
                        tuple(Code.LEFT_OUT, "more"));
        assertThat(Checker.check(SourceReader.read(set)).value()).isEmpty();
    }

    @Test
    void aSetMayBeReachedThroughALink() throws IOException {
        write("releases/42/a.bgp", "policy p");
        Path current = Files.createSymbolicLink(folder.resolve("current"), folder.resolve("releases/42"));
        assertThat(SourceReader.read(current).value().orElseThrow())
                .extracting(SourceFile::name)
                .containsExactly("a.bgp");
    }
}
