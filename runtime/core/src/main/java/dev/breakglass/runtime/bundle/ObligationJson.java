package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An obligation as JSON, and back: its kind, and then its parts. Durations are seconds. */
final class ObligationJson {

    private ObligationJson() {}

    static JsonArray write(Obligation obligation) {
        if (obligation instanceof Obligation.Notify notify) {
            return Cells.row(Cells.text("notify"), Cells.text(notify.target()));
        } else if (obligation instanceof Obligation.After after) {
            return Cells.row(Cells.text("after"), Cells.text(after.step()), Cells.text(after.argument()));
        } else if (obligation instanceof Obligation.Idle idle) {
            return Cells.row(Cells.text("idle"), Cells.number(idle.after().toSeconds()));
        } else if (obligation instanceof Obligation.Observe observe) {
            return Cells.row(Cells.text("observe"), Cells.number(observe.people()), JsonArray.ofTexts(observe.roles()));
        } else if (obligation instanceof Obligation.Issue issue) {
            return Cells.row(Cells.text("issue"), Cells.text(issue.broker()), settings(issue.settings()));
        } else if (obligation instanceof Obligation.Redeem redeem) {
            return Cells.row(Cells.text("redeem"), Cells.number(redeem.within().toSeconds()));
        }
        Obligation.Review review = (Obligation.Review) obligation;
        return Cells.row(Cells.text("review"), Cells.number(review.within().toSeconds()), Cells.text(review.byRole()));
    }

    static Obligation read(CanonicalReader in) {
        in.array();
        String kind = in.text();
        Obligation obligation = switch (kind) {
            case "notify" -> new Obligation.Notify(in.text());
            case "after" -> new Obligation.After(in.text(), in.text());
            case "idle" -> new Obligation.Idle(TermsJson.seconds(in));
            case "observe" -> new Obligation.Observe(in.small(), in.texts());
            case "issue" -> new Obligation.Issue(in.text(), readSettings(in));
            case "redeem" -> new Obligation.Redeem(TermsJson.seconds(in));
            case "review" -> new Obligation.Review(TermsJson.seconds(in), in.text());
            default -> throw in.wrong("no obligation `" + kind + "`");
        };
        in.endArray();
        return obligation;
    }

    private static JsonArray settings(SortedMap<String, String> settings) {
        return Cells.list(
                List.copyOf(settings.entrySet()),
                setting -> Cells.row(Cells.text(setting.getKey()), Cells.text(setting.getValue())));
    }

    private static SortedMap<String, String> readSettings(CanonicalReader in) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (in.array(); in.more(); ) {
            in.array();
            String name = in.text();
            if (!settings.isEmpty() && name.compareTo(settings.lastKey()) <= 0) {
                throw in.wrong("the setting `" + name + "` twice or out of order");
            }
            settings.put(name, in.text());
            in.endArray();
        }
        return settings;
    }
}
