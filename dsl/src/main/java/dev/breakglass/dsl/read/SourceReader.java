package dev.breakglass.dsl.read;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the sources of a policy set: one file, or every {@code .bgp} file of a folder, in order of name. */
public final class SourceReader {

    private final List<SourceFile> files = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private SourceReader() {}

    /**
     * The readable sources, and what is wrong with the others.
     *
     * @throws NoSuchFileException if there is no such file or folder
     * @throws IOException if it cannot be read
     */
    public static Checked<List<SourceFile>> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        SourceReader reader = new SourceReader();
        if (Files.isDirectory(path)) {
            reader.folder(path);
        } else {
            reader.file(path, String.valueOf(path.getFileName()));
        }
        return new Checked<>(Optional.of(List.copyOf(reader.files)), reader.diagnostics);
    }

    private void folder(Path folder) throws IOException {
        List<Path> found;
        int max = Limits.STANDARD.filesPerSetMax();
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".bgp"))
                    .sorted()
                    .limit(max + 1L)
                    .toList();
        }
        SourceFile nowhere = new SourceFile(String.valueOf(folder.getFileName()), "");
        if (found.isEmpty()) {
            diagnostics.add(Diagnostic.error(Code.EMPTY_FILE, start(nowhere), "the folder holds no .bgp file"));
        } else if (found.size() > max) {
            diagnostics.add(Diagnostic.error(Code.TOO_MUCH, start(nowhere), "more than " + max + " files in one set"));
        } else {
            for (Path file : found) {
                file(file, folder.relativize(file).toString().replace('\\', '/'));
            }
        }
    }

    private void file(Path path, String name) throws IOException {
        int max = Limits.STANDARD.bytesPerFileMax();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(max + 1);
        }
        SourceFile unread = new SourceFile(name, "");
        if (bytes.length > max) {
            diagnostics.add(
                    Diagnostic.error(Code.FILE_TOO_LARGE, start(unread), "the file is larger than " + max + " bytes"));
            return;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        if (decoder.decode(input, text, true).isError()) {
            SourceFile soFar = new SourceFile(name, text.flip().toString());
            int end = soFar.text().length();
            diagnostics.add(Diagnostic.error(
                    Code.NOT_UTF8,
                    new Place(soFar, new Span(end, end)),
                    "byte " + input.position() + " of the file is not UTF-8"));
            return;
        }
        accept(new SourceFile(name, text.flip().toString()));
    }

    private void accept(SourceFile file) {
        if (file.text().isBlank()) {
            diagnostics.add(Diagnostic.error(Code.EMPTY_FILE, start(file), "the file is empty"));
            return;
        }
        Optional<Diagnostic> strange = strangeCharacter(file);
        strange.ifPresent(diagnostics::add);
        if (strange.isEmpty()) {
            files.add(file);
        }
    }

    /** Control characters and bidirectional overrides show a reader something other than what is there. */
    private static Optional<Diagnostic> strangeCharacter(SourceFile file) {
        String text = file.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
            boolean turns = c == '\u061c'
                    || c == '\u200e'
                    || c == '\u200f'
                    || c >= '\u202a' && c <= '\u202e'
                    || c >= '\u2066' && c <= '\u2069'
                    || c == '\ufeff';
            if (control || turns) {
                String what = String.format("U+%04X", (int) c);
                return Optional.of(Diagnostic.error(
                        Code.CONTROL_CHARACTER,
                        new Place(file, new Span(i, i + 1)),
                        (control ? "the control character " : "the invisible character ") + what
                                + " may not stand in a policy"));
            }
        }
        return Optional.empty();
    }

    private static Place start(SourceFile file) {
        return new Place(file, new Span(0, 0));
    }
}
