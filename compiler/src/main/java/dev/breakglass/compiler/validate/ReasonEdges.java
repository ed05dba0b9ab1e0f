package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Justify;
import java.util.List;
import java.util.Optional;

/** Asks with reasons that are just long enough, tickets that just match, and those that just do not. */
final class ReasonEdges {

    /** Longer ones are compared where they are asked for, and not at every edge. */
    private static final int CHARACTERS_MAX = 4_096;

    private static final String PAIR = "\ud83d\ude00";

    private ReasonEdges() {}

    /** Gives a draft the shortest justification, and a ticket that all patterns match if there is one. */
    static void meet(Comparisons comparisons, Draft draft, Justify justify) {
        draft.justification = "j".repeat(least(justify));
        List<String> patterns = patterns(justify);
        draft.ticket = patterns.stream()
                .flatMap(pattern -> PatternText.samples(pattern).stream())
                .filter(text -> patterns.stream().allMatch(pattern -> comparisons.matches(pattern, text)))
                .findFirst();
    }

    static void ask(Examination exam, Draft base, BreakglassPath path) {
        for (Justify.Part part : path.justify().parts()) {
            if (part instanceof Justify.Characters characters) {
                characters(exam, base, characters);
            } else if (part instanceof Justify.Ticket ticket) {
                ticket(exam, base, ticket);
            }
        }
    }

    private static void characters(Examination exam, Draft base, Justify.Characters asked) {
        int least = asked.atLeast();
        text(exam, base, asked, "j".repeat(Math.max(0, least - 1)), false);
        text(exam, base, asked, "j".repeat(least), false);
        text(exam, base, asked, "", true);
        if (least > 0 && least <= CHARACTERS_MAX) {
            String shorter = "j".repeat(least - 1);
            text(exam, base, asked, shorter + "jj", true);
            text(exam, base, asked, PAIR.repeat(least), true);
            text(exam, base, asked, PAIR.repeat(least - 1), true);
            for (String outside : List.of(" ", "\t\r\n", "\u2003", "\u0000", "\u00a0", "\u200b")) {
                text(exam, base, asked, shorter + outside, true);
                text(exam, base, asked, outside + shorter, true);
            }
        }
    }

    private static void text(Examination exam, Draft base, Justify.Characters asked, String text, boolean detail) {
        String edge = text.codePointCount(0, text.length()) + " characters";
        exam.control(asked.place(), edge, detail, base, draft -> draft.justification = text);
    }

    private static void ticket(Examination exam, Draft base, Justify.Ticket asked) {
        exam.control(asked.place(), "no ticket", base, draft -> draft.ticket = Optional.empty());
        tickets(exam, base, asked, List.of("", "x"), true);
        List<String> samples = PatternText.samples(asked.pattern());
        for (String sample : samples) {
            boolean first = sample.equals(samples.get(0));
            String shorter = sample.substring(0, Math.max(0, sample.length() - 1));
            tickets(exam, base, asked, List.of(sample, "x" + sample, shorter), !first);
            String late = sample.substring(Math.min(1, sample.length()));
            tickets(exam, base, asked, List.of(sample + "x", sample + "\n", " " + sample, late), true);
        }
    }

    private static void tickets(
            Examination exam, Draft base, Justify.Ticket asked, List<String> texts, boolean detail) {
        for (String text : texts) {
            exam.control(asked.place(), "another ticket", detail, base, draft -> draft.ticket = Optional.of(text));
        }
    }

    private static int least(Justify justify) {
        return justify.parts().stream()
                .filter(Justify.Characters.class::isInstance)
                .mapToInt(part -> ((Justify.Characters) part).atLeast())
                .max()
                .orElse(0);
    }

    private static List<String> patterns(Justify justify) {
        return justify.parts().stream()
                .filter(Justify.Ticket.class::isInstance)
                .map(part -> ((Justify.Ticket) part).pattern())
                .toList();
    }
}
