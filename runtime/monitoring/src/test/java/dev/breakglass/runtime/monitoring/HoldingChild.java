package dev.breakglass.runtime.monitoring;

import java.nio.file.Path;

/** Has a cursor until it is killed. */
final class HoldingChild {

    private HoldingChild() {}

    public static void main(String[] arguments) throws Exception {
        CursorFolder held = CursorFolder.open(Path.of(arguments[0]));
        System.out.println("held");
        int end = System.in.read();
        held.close();
        System.exit(end);
    }
}
