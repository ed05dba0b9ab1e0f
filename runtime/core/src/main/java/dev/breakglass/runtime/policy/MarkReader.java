package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Vocabulary.Mark;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.Request;
import org.jspecify.annotations.Nullable;

/** Finds out whether a mark is true of a request. Thread-safe. */
sealed interface MarkReader {

    /** @param inputPlace where the mark's input stands, or less than 0 if it has none */
    boolean read(Request request, RequestFacts facts, int inputPlace);

    static MarkReader of(Mark mark) {
        if (mark instanceof Mark.Named named) {
            return new Named(Glob.of(named.glob()));
        } else if (mark instanceof Mark.Ticket ticket) {
            return new Ticket(new Lazy(ticket.pattern()));
        } else if (mark instanceof Mark.Matches matches) {
            return new Matches(new Lazy(matches.pattern()));
        } else if (mark instanceof Mark.During during) {
            return new During(TimeWindow.of(during.from(), during.to(), during.zone()));
        }
        Mark.On on = (Mark.On) mark;
        return new On(Weekdays.of(on.days(), on.zone()));
    }

    /** A pattern that is compiled when it is first asked for; by two threads at once twice. */
    final class Lazy {
        private final String text;
        private @Nullable TextPattern pattern;

        Lazy(String text) {
            this.text = text;
        }

        boolean matches(String whole) {
            TextPattern compiled = pattern;
            if (compiled == null) {
                compiled = TextPattern.of(text);
                pattern = compiled;
            }
            return compiled.matches(whole);
        }
    }

    record Named(Glob glob) implements MarkReader {
        @Override
        public boolean read(Request request, RequestFacts facts, int inputPlace) {
            return glob.matches(request.resource().name());
        }
    }

    record Ticket(Lazy pattern) implements MarkReader {
        @Override
        public boolean read(Request request, RequestFacts facts, int inputPlace) {
            return request.ticket().isPresent()
                    && pattern.matches(request.ticket().get());
        }
    }

    record Matches(Lazy pattern) implements MarkReader {
        @Override
        public boolean read(Request request, RequestFacts facts, int inputPlace) {
            return inputPlace >= 0 && facts.known(inputPlace) == Truth.TRUE && pattern.matches(facts.text(inputPlace));
        }
    }

    record During(TimeWindow window) implements MarkReader {
        @Override
        public boolean read(Request request, RequestFacts facts, int inputPlace) {
            return window.contains(request.now());
        }
    }

    record On(Weekdays days) implements MarkReader {
        @Override
        public boolean read(Request request, RequestFacts facts, int inputPlace) {
            return days.contains(request.now());
        }
    }
}
