package dev.breakglass.dsl.format;

import static dev.breakglass.dsl.format.Printer.STEP;

import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Part.Lexeme;
import dev.breakglass.dsl.parse.Part.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes documents of what stands inside clauses and declarations, in the order of the text. A list of plain words fills
 * its lines; of longer things each has a line of its own when not all fit on one.
 */
final class Phrases {

    /** The keywords before which a phrase breaks when it does not fit on one line, by the rule of the phrase. */
    private static final Map<String, Set<String>> BREAKING = Map.ofEntries(
            Map.entry("allow", Set.of("on")),
            Map.entry("approve", Set.of("within", "with")),
            Map.entry("assent", Set.of("within", "with")),
            Map.entry("escalate", Set.of("approve")),
            Map.entry("extend", Set.of("with", "and")),
            Map.entry("floor", Set.of("within")),
            Map.entry("mfa", Set.of("within")),
            Map.entry("none", Set.of("because")),
            Map.entry("review", Set.of("by")),
            Map.entry("then", Set.of("within", "with")),
            Map.entry("tolerate", Set.of("because")),
            Map.entry("ttl", Set.of("up")));

    private final Words words = new Words();
    private final Conditions conditions = new Conditions(this);

    Doc of(Part part) {
        if (part instanceof Lexeme lexeme) {
            return words.word(lexeme);
        }
        Phrase phrase = (Phrase) part;
        List<Part> parts = phrase.parts();
        return switch (phrase.rule()) {
            case "names" -> new Doc.Align(fill(parts));
            case "patterns" -> new Doc.Align(row(phrase.rule(), parts));
            case "factors" -> factors(parts);
            case "condition", "conjunction", "term", "predicate" -> conditions.of(phrase);
            case "plainType" -> filledBraces(parts);
            case "attributeBody" -> rowsInBraces(parts);
            default -> row(phrase.rule(), parts);
        };
    }

    /** A bracket that closes what stands further in. */
    Doc closing(Part bracket) {
        return words.closing(bracket.first());
    }

    /** One part after the other, with breaks after commas and before the words that the rule names. */
    Doc row(String rule, List<Part> parts) {
        Set<String> breaking = BREAKING.getOrDefault(rule, Set.of());
        List<Doc> row = new ArrayList<>();
        List<Doc> segment = row;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (i > 0 && isKeyword(part) && breaking.contains(part.first().text())) {
                close(segment, row);
                segment = new ArrayList<>(List.of(Doc.Break.SOFT));
            }
            segment.add(of(part));
            if (is(part, ",")) {
                segment.add(Doc.Break.SOFT);
            }
        }
        close(segment, row);
        return new Doc.Group(new Doc.Sequence(row));
    }

    private static void close(List<Doc> segment, List<Doc> row) {
        if (segment != row) {
            row.add(new Doc.Indent(STEP, new Doc.Sequence(segment)));
        }
    }

    static boolean is(Part part, String word) {
        return part instanceof Lexeme lexeme && lexeme.is(word);
    }

    static boolean isKeyword(Part part) {
        return part instanceof Lexeme lexeme && lexeme.kind() == Part.Kind.KEYWORD;
    }

    /** Where a sign or keyword stands among parts, -1 when it does not. */
    static int indexOf(String word, List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (is(parts.get(i), word)) {
                return i;
            }
        }
        return -1;
    }

    /** Items that fill their lines, each with the comma behind it. */
    Doc fill(List<Part> parts) {
        List<Doc> items = new ArrayList<>();
        for (Part part : parts) {
            Doc doc = of(part);
            if (is(part, ",")) {
                doc = Doc.of(items.remove(items.size() - 1), doc);
            }
            items.add(doc);
        }
        return new Doc.Fill(items);
    }

    private Doc factors(List<Part> parts) {
        if (indexOf("of", parts) >= 0) {
            return row("factors", parts);
        }
        List<Doc> items = new ArrayList<>(List.of(of(parts.get(0))));
        for (int i = 1; i < parts.size(); i += 2) {
            Doc or = of(parts.get(i));
            items.add(Doc.of(or, of(parts.get(i + 1))));
        }
        return new Doc.Align(new Doc.Fill(items));
    }

    /** A list of words in braces, with what stands before and behind them. */
    Doc filledBraces(List<Part> parts) {
        int open = indexOf("{", parts);
        int close = indexOf("}", parts);
        List<Doc> docs = new ArrayList<>();
        for (Part part : parts.subList(0, open)) {
            docs.add(of(part));
        }
        List<Doc> braces = new ArrayList<>(List.of(of(parts.get(open))));
        List<Part> inside = parts.subList(open + 1, close);
        boolean isNested = inside.size() == 1 && inside.get(0) instanceof Phrase;
        Doc filled = fill(isNested ? ((Phrase) inside.get(0)).parts() : inside);
        braces.add(new Doc.Indent(STEP, Doc.of(Doc.Break.SOFT, filled)));
        braces.add(Doc.Break.SOFT);
        braces.add(closing(parts.get(close)));
        for (Part part : parts.subList(close + 1, parts.size())) {
            braces.add(of(part));
        }
        docs.add(new Doc.Group(new Doc.Sequence(braces)));
        return new Doc.Sequence(docs);
    }

    /** Braces in which each item has a line when not all fit on one. */
    Doc rowsInBraces(List<Part> parts) {
        Doc open = of(parts.get(0));
        List<Doc> rows = new ArrayList<>();
        for (Part part : parts.subList(1, parts.size() - 1)) {
            if (!is(part, ",")) {
                rows.add(Doc.Break.ROW);
            }
            rows.add(of(part));
        }
        Doc close = closing(parts.get(parts.size() - 1));
        return new Doc.Group(Doc.of(open, new Doc.Indent(STEP, new Doc.Sequence(rows)), Doc.Break.ROW, close));
    }
}
