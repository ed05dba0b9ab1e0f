package dev.breakglass.dsl.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The grammar as a file. */
final class Grammar {
    private static final Pattern RULE = Pattern.compile("(?m)^([a-z]\\w*)\\s*:");

    private Grammar() {}

    /** The names of the rules of the parser. */
    static List<String> rules() {
        try {
            String grammar = Files.readString(Path.of("src/main/antlr4/dev/breakglass/dsl/parse/Bgp.g4"));
            return RULE.matcher(grammar).results().map(rule -> rule.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
