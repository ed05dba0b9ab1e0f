package dev.breakglass.dsl.format;

import static dev.breakglass.dsl.format.Printer.STEP;

import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Part.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Makes documents of declarations, but for those that stand in tables. */
final class Declarations {
    private final Phrases phrases;
    private final Clauses clauses;

    Declarations(Phrases phrases) {
        this.phrases = phrases;
        this.clauses = new Clauses(phrases);
    }

    Doc of(Phrase declaration) {
        List<Part> parts = declaration.parts();
        return switch (declaration.rule()) {
            case "action" -> action(parts);
            case "resource", "attributes" -> attributes(parts);
            case "zone", "profile", "breakglass" -> block(parts, false);
            case "forbid" -> block(parts, true);
            case "invariant" -> invariant(parts);
            default -> {
                Doc first = phrases.of(parts.get(0));
                yield Doc.of(first, new Doc.Indent(STEP, phrases.row(declaration.rule(), rest(parts, 1))));
            }
        };
    }

    private static List<Part> rest(List<Part> parts, int from) {
        return parts.subList(from, parts.size());
    }

    private Doc action(List<Part> parts) {
        Doc first = phrases.of(parts.get(0));
        if (parts.get(parts.size() - 1) instanceof Phrase includes) {
            Doc name = phrases.of(parts.get(1));
            Doc members = phrases.of(includes);
            return new Doc.Group(Doc.of(first, new Doc.Indent(STEP, Doc.of(name, Doc.Break.SOFT, members))));
        }
        return Doc.of(first, new Doc.Indent(STEP, new Doc.Align(phrases.fill(rest(parts, 1)))));
    }

    private Doc attributes(List<Part> parts) {
        Part last = parts.get(parts.size() - 1);
        boolean hasBody = last instanceof Phrase;
        Doc head = head(hasBody ? parts.subList(0, parts.size() - 1) : parts);
        return hasBody ? Doc.of(head, phrases.of(last)) : head;
    }

    /** The first word, and the others further in than a block when comments stand between them. */
    private Doc head(List<Part> parts) {
        Doc first = phrases.of(parts.get(0));
        List<Doc> others = new ArrayList<>();
        for (Part part : rest(parts, 1)) {
            others.add(phrases.of(part));
        }
        return others.isEmpty() ? first : Doc.of(first, new Doc.Indent(2 * STEP, new Doc.Sequence(others)));
    }

    private Doc block(List<Part> parts, boolean isForbid) {
        List<Part> body = ((Phrase) parts.get(2)).parts();
        Doc head = head(List.of(parts.get(0), parts.get(1), body.get(0)));
        List<Part> inside = body.subList(1, body.size() - 1);
        List<Doc> docs = isForbid ? clauses.ofForbid(inside) : clauses.of(inside);
        return braced(head, docs, body.get(body.size() - 1));
    }

    private Doc braced(Doc head, List<Doc> inside, Part brace) {
        List<Doc> lines = new ArrayList<>();
        for (Doc doc : inside) {
            lines.add(Doc.Break.CLAUSE);
            lines.add(doc);
        }
        Doc close = phrases.closing(brace);
        return inside.isEmpty()
                ? new Doc.Group(Doc.of(head, Doc.Break.ROW, close))
                : new Doc.Group(Doc.of(head, new Doc.Indent(STEP, new Doc.Sequence(lines)), Doc.Break.CLAUSE, close));
    }

    private Doc invariant(List<Part> parts) {
        Doc head = head(parts.subList(0, 3));
        Doc first = phrases.of(parts.get(3));
        Doc permit = phrases.of(parts.get(4));
        Doc where = phrases.of(parts.get(5));
        Doc condition = phrases.of(parts.get(6));
        Doc clause =
                new Doc.Group(Doc.of(first, new Doc.Indent(STEP, Doc.of(permit, where, Doc.Break.SOFT, condition))));
        return braced(head, List.of(clause), parts.get(7));
    }
}
