package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Obligation.Assent;
import dev.breakglass.runtime.decision.Obligation.Proof;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        } else if (obligation instanceof Obligation.Extend extend) {
            return Cells.row(
                    Cells.text("extend"),
                    Cells.number(extend.times()),
                    Cells.number(extend.by().toSeconds()),
                    seconds(extend.longest()),
                    Cells.list(extend.with(), ObligationJson::assent));
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
            case "extend" -> extend(in);
            case "observe" -> new Obligation.Observe(in.small(), in.texts());
            case "issue" -> new Obligation.Issue(in.text(), readSettings(in));
            case "redeem" -> new Obligation.Redeem(TermsJson.seconds(in));
            case "review" -> new Obligation.Review(TermsJson.seconds(in), in.text());
            default -> throw in.wrong("no obligation `" + kind + "`");
        };
        in.endArray();
        return obligation;
    }

    private static JsonArray assent(Assent assent) {
        return Cells.row(
                Cells.number(assent.people()),
                JsonArray.ofTexts(assent.roles()),
                seconds(assent.within()),
                Cells.list(
                        assent.mfa().stream().toList(),
                        proof -> Cells.row(
                                Cells.number(proof.count()),
                                JsonArray.ofTexts(proof.kinds()),
                                Cells.number(proof.within().toSeconds()))));
    }

    private static Obligation.Extend extend(CanonicalReader in) {
        int times = in.small();
        Duration by = TermsJson.seconds(in);
        Optional<Duration> longest = optionalSeconds(in);
        List<Assent> with = new ArrayList<>();
        for (in.array(); in.more(); ) {
            in.array();
            with.add(new Assent(in.small(), in.texts(), optionalSeconds(in), proof(in)));
            in.endArray();
        }
        return new Obligation.Extend(times, by, longest, with);
    }

    private static Optional<Proof> proof(CanonicalReader in) {
        Optional<Proof> proof = Optional.empty();
        in.array();
        if (in.more()) {
            in.array();
            proof = Optional.of(new Proof(in.small(), in.texts(), TermsJson.seconds(in)));
            in.endArray();
            in.endArray();
        }
        return proof;
    }

    /** None, or one, in an array. */
    private static JsonArray seconds(Optional<Duration> length) {
        return Cells.list(length.stream().toList(), value -> Cells.number(value.toSeconds()));
    }

    private static Optional<Duration> optionalSeconds(CanonicalReader in) {
        Optional<Duration> length = Optional.empty();
        in.array();
        if (in.more()) {
            length = Optional.of(TermsJson.seconds(in));
            in.endArray();
        }
        return length;
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
