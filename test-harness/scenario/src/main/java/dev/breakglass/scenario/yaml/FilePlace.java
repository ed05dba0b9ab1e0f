package dev.breakglass.scenario.yaml;

/**
 * A place in a file that somebody wrote.
 *
 * @param file the file's name as shown to people
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, in code points; 0 when the whole file is meant
 */
public record FilePlace(String file, int line, int column) {

    /** Of a file in which nothing else stands out. */
    public static FilePlace begin(String file) {
        return new FilePlace(file, 1, 1);
    }

    public static FilePlace whole(String file) {
        return new FilePlace(file, 0, 0);
    }

    /** {@code dark.yaml:12:5}, or the name alone when the whole file is meant. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
