package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.policy.Clause;
import java.util.List;

/** A clause as JSON, and back: where it stands, and what else there is to say about it, which is mostly nothing. */
final class ClauseJson {

    private ClauseJson() {}

    static JsonArray write(Clause clause) {
        if (isPlain(clause)) {
            return Cells.row(Cells.number(clause.file()), Cells.number(clause.start()), Cells.number(clause.end()));
        }
        return Cells.row(
                Cells.number(clause.file()),
                Cells.number(clause.start()),
                Cells.number(clause.end()),
                Cells.flag(clause.quoted()),
                Cells.text(clause.said()),
                Cells.numbers(clause.inputs()));
    }

    static Clause read(CanonicalReader in) {
        in.array();
        int file = in.small();
        int start = in.small();
        int end = in.small();
        if (!in.more()) {
            return new Clause("", true, file, start, end, List.of());
        }
        boolean quoted = in.flag();
        Clause clause = new Clause(in.text(), quoted, file, start, end, in.smalls());
        if (isPlain(clause)) {
            throw in.wrong("a clause has more than its place, which says no more");
        }
        in.endArray();
        return clause;
    }

    private static boolean isPlain(Clause clause) {
        return clause.quoted() && clause.said().isEmpty() && clause.inputs().isEmpty();
    }
}
