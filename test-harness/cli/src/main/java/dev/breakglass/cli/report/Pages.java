package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages of {@code docs/diagnostics}, which the build puts beside this class. */
public final class Pages {

    private Pages() {}

    /** The page of a code; none if it has no page. */
    public static Optional<Page> page(Code code) {
        try (InputStream in = Pages.class.getResourceAsStream("pages/" + code.id() + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Page(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the page lies in the project. */
    static String path(Code code) {
        return "docs/diagnostics/" + code.id() + ".md";
    }
}
