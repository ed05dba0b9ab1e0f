package dev.breakglass.dsl.diagnostic;

/**
 * How much of a line may be used, in terminal cells. Immutable.
 *
 * @param prose of sentences; a line of more than {@value #PROSE_MAX} is hard to read
 * @param all of a whole line
 */
public record Width(int prose, int all) {
    private static final int LEAST = 40;
    private static final int MOST = 1_000;
    private static final int PROSE_MAX = 100;
    private static final int UNKNOWN_MAX = 166;

    /** Where nobody says: a file or a pipe. Source lines are cut only when they are very long. */
    public static final Width UNKNOWN = new Width(PROSE_MAX, UNKNOWN_MAX);

    /** Of a terminal of so many columns; below {@value #LEAST} nothing can be laid out, and the terminal will break lines. */
    public static Width of(int columns) {
        int all = Math.max(LEAST, Math.min(MOST, columns));
        return new Width(Math.min(PROSE_MAX, all), all);
    }
}
