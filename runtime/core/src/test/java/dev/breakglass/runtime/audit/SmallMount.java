package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of a few mebibytes. Where none may be mounted, the test that wants one is skipped. */
public final class SmallMount implements AutoCloseable {

    private final Path at;

    public SmallMount(Path at, int mebibytes) throws Exception {
        this.at = Files.createDirectories(at);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", at.toString()) == 0,
                "mounting a tmpfs is not allowed here");
    }

    public void resize(int mebibytes) throws Exception {
        assertThat(run("mount", "-o", "remount,size=" + mebibytes + "m", at.toString()))
                .isZero();
    }

    @Override
    public void close() throws Exception {
        run("umount", at.toString());
    }

    private static int run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
