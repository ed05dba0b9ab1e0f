package dev.breakglass.dsl;

/**
 * What a policy set may hold.
 *
 * @param bytesPerFileMax UTF-8 bytes in one source file
 * @param filesPerSetMax source files in one set
 * @param declarationsPerSetMax declarations in one set
 * @param levelsOfNestingMax braces, parentheses and {@code not}s inside one another
 * @param charactersPerNameMax characters in one name
 * @param peoplePerClauseMax the number in {@code approve N of}
 */
public record Limits(
        int bytesPerFileMax,
        int filesPerSetMax,
        int declarationsPerSetMax,
        int levelsOfNestingMax,
        int charactersPerNameMax,
        int peoplePerClauseMax) {

    public static final Limits STANDARD = new Limits(1 << 20, 2_000, 200_000, 64, 200, 32);
}
