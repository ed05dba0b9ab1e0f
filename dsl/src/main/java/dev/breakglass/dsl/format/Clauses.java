package dev.breakglass.dsl.format;

import static dev.breakglass.dsl.format.Printer.STEP;

import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Part.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes documents of clauses: a keyword, and what it says in a column that all clauses of the block share. */
final class Clauses {
    /** Room for the longest keyword of a zone or path, so that no clause that is added moves the others. */
    private static final int KEYWORD_WIDTH = "tolerate".length();

    private static final Set<String> TWO_WORDS = Set.of("bound", "flows");

    private final Phrases phrases;

    Clauses(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In a zone, a profile or a path. */
    List<Doc> of(List<Part> clauses) {
        return of(clauses, KEYWORD_WIDTH);
    }

    /** In a forbid, whose few clauses have short keywords. */
    List<Doc> ofForbid(List<Part> clauses) {
        return of(
                clauses,
                clauses.stream()
                        .mapToInt(clause -> clause.first().text().length())
                        .max()
                        .orElse(0));
    }

    private List<Doc> of(List<Part> clauses, int width) {
        List<Doc> docs = new ArrayList<>();
        for (Part clause : clauses) {
            docs.add(clause((Phrase) clause, width + 1));
        }
        return docs;
    }

    private Doc clause(Phrase clause, int column) {
        List<Part> parts = clause.parts();
        int words = TWO_WORDS.contains(clause.rule()) ? 2 : 1;
        Doc first = phrases.of(parts.get(0));
        List<Doc> rest = new ArrayList<>();
        for (Part word : parts.subList(1, words)) {
            rest.add(phrases.of(word));
        }
        rest.add(new Doc.Tab(STEP + column));
        rest.add(new Doc.Align(said(clause.rule(), parts.subList(words, parts.size()))));
        return Doc.of(first, new Doc.Indent(column, new Doc.Sequence(rest)));
    }

    private Doc said(String rule, List<Part> parts) {
        return switch (rule) {
            case "approve" -> steps(parts);
            case "admit" -> {
                Doc when = phrases.of(parts.get(0));
                yield Doc.of(when, new Doc.Align(phrases.of(parts.get(1))));
            }
            case "issue" -> {
                Doc broker = phrases.of(parts.get(0));
                yield Doc.of(broker, phrases.rowsInBraces(parts.subList(1, parts.size())));
            }
            default -> phrases.row(rule, parts);
        };
    }

    /** Approvals in an order: each {@code then} has its line when not all fit on one. */
    private Doc steps(List<Part> parts) {
        int first = 0;
        while (first < parts.size()
                && !(parts.get(first) instanceof Phrase then && then.rule().equals("then"))) {
            first++;
        }
        List<Doc> steps = new ArrayList<>(List.of(phrases.row("approve", parts.subList(0, first))));
        for (Part then : parts.subList(first, parts.size())) {
            steps.add(Doc.Break.SOFT);
            steps.add(phrases.of(then));
        }
        return new Doc.Group(new Doc.Sequence(steps));
    }
}
