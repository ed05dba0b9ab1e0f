package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a policy's clauses say, quoted from its own text when somebody asks why. Immutable and thread-safe. */
final class Words {

    private final Vocabulary vocabulary;
    private final List<Clause> clauses;
    private final List<String> names;
    private final List<String> texts;

    /** @param sources text by file name */
    Words(Vocabulary vocabulary, List<Clause> clauses, Map<String, String> sources) {
        this.vocabulary = vocabulary;
        this.clauses = clauses;
        this.names = List.copyOf(new TreeMap<>(sources).keySet());
        this.texts = List.copyOf(new TreeMap<>(sources).values());
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The numbers of what the clause's condition reads, in order. */
    List<Integer> inputs(int clause) {
        return clauses.get(clause).inputs();
    }

    String need(int number) {
        Clause clause = clauses.get(number);
        return clause.quoted()
                ? clause.said() + Quote.oneLine(texts.get(clause.file()).substring(clause.start(), clause.end()))
                : clause.said();
    }

    Source source(int number) {
        Clause clause = clauses.get(number);
        String text = texts.get(clause.file());
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < clause.start(); at = text.indexOf('\n', start)) {
            line++;
            start = at + 1;
        }
        return new Source(names.get(clause.file()), line, text.codePointCount(start, clause.start()) + 1);
    }
}
