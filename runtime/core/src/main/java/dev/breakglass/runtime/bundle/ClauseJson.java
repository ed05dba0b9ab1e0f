package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.policy.Clause;
import java.util.List;

/** A clause as JSON, and back: where it stands, and what else there is to say about it, which is mostly nothing. */
final class ClauseJson {

    private ClauseJson() {}

    static JsonArray write(Clause clause) {
        boolean plain =
                clause.quoted() && clause.said().isEmpty() && clause.inputs().isEmpty();
        if (plain) {
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

    static Clause read(Cells cells) {
        int file = cells.small();
        int start = cells.small();
        int end = cells.small();
        if (!cells.more()) {
            return new Clause("", true, file, start, end, List.of());
        }
        boolean quoted = cells.flag();
        return new Clause(cells.text(), quoted, file, start, end, cells.smalls());
    }
}
