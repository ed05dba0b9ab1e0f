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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was read so far, within the limits of a policy set and all that it imports. */
final class Reading {
    private final Limits limits;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private long bytesSoFar;

    Reading(Limits limits) {
        this.limits = limits;
    }

    Checked<List<SourceFile>> sources() {
        return new Checked<>(Optional.of(List.copyOf(files)), diagnostics);
    }

    boolean hasRoomFor(Folder folder) {
        return folder.isSearched() && files.size() + folder.files().size() <= limits.filesPerSetMax();
    }

    String tooManyFiles() {
        return "a policy set may have " + limits.filesPerSetMax() + " files at most, and its folders "
                + limits.entriesPerFolderMax() + " entries";
    }

    /** The file, when there is no fault in its bytes. */
    Optional<SourceFile> file(Path file, String name, String set) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file(in, name, set);
        }
    }

    Optional<SourceFile> file(InputStream in, String name, String set) throws IOException {
        byte[] bytes = in.readNBytes(limits.bytesPerFileMax() + 1);
        bytesSoFar += bytes.length;
        if (bytes.length > limits.bytesPerFileMax()) {
            refuse(Code.FILE_TOO_LARGE, name, "a file may have " + limits.bytesPerFileMax() + " bytes at most");
            return Optional.empty();
        }
        if (bytesSoFar > limits.bytesPerSetMax()) {
            refuse(
                    Code.SET_TOO_LARGE,
                    name,
                    "with this file the policy set has more than " + limits.bytesPerSetMax() + " bytes");
            return Optional.empty();
        }
        Utf8 text = Utf8.decode(bytes);
        SourceFile source = new SourceFile(name, text.text(), set);
        if (!text.isWhole()) {
            int at = text.faultAt();
            add(Diagnostic.error(
                            Code.NOT_UTF8,
                            new Place(source, new Span(at, at + 1)),
                            "byte " + text.byteAt() + " of this file is not UTF-8")
                    .labelled(String.format("0x%02X", bytes[text.byteAt()])));
            return Optional.empty();
        }
        files.add(source);
        return Optional.of(source);
    }

    void refuse(Code code, String name, String message) {
        add(Diagnostic.error(code, new Place(new SourceFile(name, ""), new Span(0, 0)), message));
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }
}
