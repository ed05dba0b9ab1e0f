package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.policy.Vocabulary.Mark;

/** A mark as JSON, and back: its kind, and then its parts. */
final class MarkJson {

    private MarkJson() {}

    static JsonArray write(Mark mark) {
        if (mark instanceof Mark.Named named) {
            return Cells.row(Cells.text("named"), Cells.text(named.glob()));
        } else if (mark instanceof Mark.Ticket ticket) {
            return Cells.row(Cells.text("ticket"), Cells.text(ticket.pattern()));
        } else if (mark instanceof Mark.Matches matches) {
            return Cells.row(Cells.text("matches"), Cells.number(matches.input()), Cells.text(matches.pattern()));
        } else if (mark instanceof Mark.During during) {
            return Cells.row(
                    Cells.text("during"),
                    Cells.number(during.from()),
                    Cells.number(during.to()),
                    Cells.text(during.zone()));
        }
        Mark.On on = (Mark.On) mark;
        return Cells.row(Cells.text("on"), Cells.number(on.days()), Cells.text(on.zone()));
    }

    static Mark read(CanonicalReader in) {
        in.array();
        String kind = in.text();
        Mark mark = switch (kind) {
            case "named" -> new Mark.Named(in.text());
            case "ticket" -> new Mark.Ticket(in.text());
            case "matches" -> new Mark.Matches(in.small(), in.text());
            case "during" -> new Mark.During(in.small(), in.small(), in.text());
            case "on" -> new Mark.On(in.small(), in.text());
            default -> throw in.wrong("no mark `" + kind + "`");
        };
        in.endArray();
        return mark;
    }
}
