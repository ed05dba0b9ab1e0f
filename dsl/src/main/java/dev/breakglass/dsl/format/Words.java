package dev.breakglass.dsl.format;

import dev.breakglass.dsl.parse.Part;

/** Makes documents of words, taken in order, with or without a space before them. Not thread-safe. */
final class Words {
    private String before = "";

    Doc word(Part.Lexeme lexeme) {
        return word(lexeme, false);
    }

    /** A bracket that closes what stands further in. */
    Doc closing(Part.Lexeme lexeme) {
        return word(lexeme, true);
    }

    private Doc word(Part.Lexeme lexeme, boolean closes) {
        boolean spaced = isSpaced(before, lexeme.text());
        before = lexeme.text();
        return new Doc.Word(lexeme, spaced, closes);
    }

    private static boolean isSpaced(String before, String after) {
        return switch (after) {
            case ",", ":", ")", ".." -> false;
            case "}" -> !before.equals("{");
            default -> !before.equals("(") && !before.equals("..");
        };
    }
}
