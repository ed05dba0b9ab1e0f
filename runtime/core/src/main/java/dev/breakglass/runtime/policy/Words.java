package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a policy's clauses say, quoted from its own text when somebody asks why. Immutable and thread-safe. */
final class Words {

    /** What a clause says, and where it stands. */
    record Said(String need, Source source) {}

    private final Vocabulary vocabulary;
    private final List<Clause> clauses;
    private final Supplier<Map<String, String>> sources;

    // What follows is made by each of racing threads, each time the same.
    private final @Nullable Said[] said;
    private @Nullable List<Map.Entry<String, String>> files;

    /** @param sources answers the policy's own text by file name */
    Words(Vocabulary vocabulary, List<Clause> clauses, Supplier<Map<String, String>> sources) {
        this.vocabulary = vocabulary;
        this.clauses = clauses;
        this.sources = sources;
        this.said = new Said[clauses.size()];
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The numbers of what the clause's condition reads, in order. */
    List<Integer> inputs(int clause) {
        return clauses.get(clause).inputs();
    }

    Said said(int clause) {
        Said known = said[clause];
        if (known == null) {
            known = new Said(need(clauses.get(clause)), source(clauses.get(clause)));
            said[clause] = known;
        }
        return known;
    }

    private String need(Clause clause) {
        return clause.quoted()
                ? clause.said() + Quote.oneLine(file(clause).getValue().substring(clause.start(), clause.end()))
                : clause.said();
    }

    private Source source(Clause clause) {
        String text = file(clause).getValue();
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < clause.start(); at = text.indexOf('\n', start)) {
            line++;
            start = at + 1;
        }
        return new Source(file(clause).getKey(), line, text.codePointCount(start, clause.start()) + 1);
    }

    /** Name and text. */
    private Map.Entry<String, String> file(Clause clause) {
        List<Map.Entry<String, String>> known = files;
        if (known == null) {
            known = List.copyOf(new TreeMap<>(sources.get()).entrySet());
            files = known;
        }
        return known.get(clause.file());
    }
}
