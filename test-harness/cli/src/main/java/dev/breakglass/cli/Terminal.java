package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Width;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with the terminal, if there is one.
 *
 * @param colour whether findings may be coloured
 * @param width of findings
 * @param isLively whether a line on standard error may be taken back
 * @param isPlain whether whoever reads wants sentences rather than drawings
 */
record Terminal(boolean colour, Width width, boolean isLively, boolean isPlain) {

    /** No terminal at all, as in a test or a pipe. */
    static Terminal none() {
        return new Terminal(false, Width.UNKNOWN, false, false);
    }

    /**
     * After no-color.org, bixense.com/clicolors and the {@code FORCE_COLOR} of Node; saying no is stronger than saying
     * yes.
     *
     * @param environment of the process
     * @param properties {@code bgp.terminal}, {@code bgp.columns} and {@code bgp.lively}, which the launcher sets
     *     because a JVM cannot know them; null when not set
     */
    static Terminal of(Map<String, String> environment, Function<String, @Nullable String> properties) {
        boolean isDumb = said(environment, "TERM").equals("dumb");
        boolean out = "true".equals(properties.apply("bgp.terminal"));
        boolean colour = said(environment, "NO_COLOR").isEmpty()
                && (isYes(said(environment, "CLICOLOR_FORCE"))
                        || isYes(said(environment, "FORCE_COLOR"))
                        || out && !isDumb && !said(environment, "CLICOLOR").equals("0"));
        Width width = width(said(environment, "COLUMNS"), properties.apply("bgp.columns"));
        boolean isLively = "true".equals(properties.apply("bgp.lively")) && !isDumb;
        return new Terminal(
                colour, width, isLively, !said(environment, "BGP_PLAIN").isEmpty());
    }

    private static String said(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "");
    }

    private static boolean isYes(String value) {
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }

    /** The first that is a width. */
    private static Width width(@Nullable String... said) {
        for (String columns : said) {
            if (columns != null && columns.matches("[1-9][0-9]{0,5}")) {
                return Width.of(Integer.parseInt(columns));
            }
        }
        return Width.UNKNOWN;
    }
}
