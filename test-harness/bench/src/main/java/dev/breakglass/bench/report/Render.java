package dev.breakglass.bench.report;

import java.io.IOException;
import java.nio.file.Path;

/** Renders chart and tables anew from the figures that are there: {@code Render [DOCS]}. */
public final class Render {

    private Render() {}

    public static void main(String[] args) throws IOException {
        Page.of(Path.of(args.length > 0 ? args[0] : "docs")).render();
    }
}
