package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written as a whole or not at all. */
class WholeFileTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path temp;

    private Path folder;
    private Path file;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(temp.resolve("folder"));
        file = folder.resolve("file");
    }

    @AfterEach
    void open() throws IOException {
        permit("rwxrwxrwx");
    }

    private void permit(String permissions) throws IOException {
        if (Files.getFileStore(temp).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        }
    }

    @Test
    void aFileIsMadeAndReplaced() throws IOException {
        WholeFile.write(file, new byte[10]);
        WholeFile.write(file, CONTENT);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void whereTheFolderCannotBeOpenedNothingChanges() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        permit("-wx-wx-wx");
        assumeFalse(Files.isReadable(folder), "permissions do not bind whoever runs this");

        assertThatThrownBy(() -> WholeFile.write(file, CONTENT))
                .isInstanceOf(NotWrittenException.class)
                .hasMessage("may not be written");
        permit("rwxrwxrwx");
        assertThat(folder).isEmptyDirectory();
    }
}
