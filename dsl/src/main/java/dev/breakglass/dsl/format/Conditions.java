package dev.breakglass.dsl.format;

import static dev.breakglass.dsl.format.Printer.STEP;

import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Part.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Makes documents of conditions: they break before {@code or}, then before {@code and}, then inside brackets. */
final class Conditions {
    private final Phrases phrases;

    Conditions(Phrases phrases) {
        this.phrases = phrases;
    }

    Doc of(Phrase phrase) {
        List<Part> parts = phrase.parts();
        return switch (phrase.rule()) {
            case "condition" -> either(parts);
            case "conjunction" -> all(parts, 0);
            case "predicate" -> predicate(parts.get(0), (Phrase) parts.get(1));
            default -> Phrases.is(parts.get(0), "(") ? parentheses(parts) : phrases.row(phrase.rule(), parts);
        };
    }

    private Doc either(List<Part> parts) {
        List<Doc> docs = new ArrayList<>();
        for (Part part : parts) {
            if (Phrases.is(part, "or")) {
                docs.add(Doc.Break.SOFT);
            }
            // What `and` joins inside an `or` stands further in, so that nobody reads it the other way round.
            boolean isJoined = part instanceof Phrase inner && inner.rule().equals("conjunction");
            docs.add(isJoined ? all(((Phrase) part).parts(), STEP) : phrases.of(part));
        }
        return new Doc.Group(new Doc.Sequence(docs));
    }

    private Doc all(List<Part> parts, int indent) {
        Doc first = phrases.of(parts.get(0));
        List<Doc> others = new ArrayList<>();
        for (Part part : parts.subList(1, parts.size())) {
            if (Phrases.is(part, "and")) {
                others.add(Doc.Break.SOFT);
            }
            others.add(phrases.of(part));
        }
        return new Doc.Group(Doc.of(first, new Doc.Indent(indent, new Doc.Sequence(others))));
    }

    private Doc parentheses(List<Part> parts) {
        Doc open = phrases.of(parts.get(0));
        Doc inside = phrases.of(parts.get(1));
        Doc close = phrases.closing(parts.get(2));
        return new Doc.Group(Doc.of(open, new Doc.Indent(STEP, Doc.of(Doc.Break.SOFT, inside)), Doc.Break.SOFT, close));
    }

    private Doc predicate(Part operand, Phrase relation) {
        Doc left = phrases.of(operand);
        if (Phrases.indexOf("{", relation.parts()) >= 0) {
            return Doc.of(left, phrases.filledBraces(relation.parts()));
        }
        Doc right = phrases.of(relation);
        return new Doc.Group(Doc.of(left, new Doc.Indent(STEP, Doc.of(Doc.Break.SOFT, right))));
    }
}
