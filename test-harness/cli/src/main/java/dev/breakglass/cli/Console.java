package dev.breakglass.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command reads and writes: findings to {@code out}, progress and notes to {@code err}.
 *
 * @param folder what relative paths are relative to
 * @param colour whether text may be coloured
 */
record Console(InputStream in, PrintStream out, PrintStream err, Path folder, boolean colour) {

    /** The console of this process. Colour only on a terminal, which the launcher tells, and not when {@code NO_COLOR} is set (no-color.org). */
    static Console ofProcess() {
        String no = System.getenv("NO_COLOR");
        boolean colour = (no == null || no.isEmpty())
                && Boolean.getBoolean("bgp.terminal")
                && !"dumb".equals(System.getenv("TERM"));
        return new Console(System.in, System.out, System.err, Path.of(""), colour);
    }

    Path path(String text) {
        return folder.resolve(text);
    }
}
