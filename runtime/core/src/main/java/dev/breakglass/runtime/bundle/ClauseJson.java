package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.policy.Clause;

/** A clause as JSON, and back. */
final class ClauseJson {

    private ClauseJson() {}

    static JsonArray write(Clause clause) {
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
        boolean quoted = cells.flag();
        return new Clause(cells.text(), quoted, file, start, end, cells.smalls());
    }
}
