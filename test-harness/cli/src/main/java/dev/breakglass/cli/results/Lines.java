package dev.breakglass.cli.results;

import dev.breakglass.dsl.diagnostic.Quote;
import java.util.stream.Collectors;

/** Text of more than one line, fit to be shown. */
public final class Lines {

    private Lines() {}

    /** The same lines, and in them nothing hidden. */
    public static String visible(String text) {
        return text.lines().map(Quote::visible).collect(Collectors.joining("\n"));
    }

    static String first(String text) {
        return text.lines().findFirst().map(Quote::visible).orElse("");
    }
}
