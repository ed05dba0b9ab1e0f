package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Obligation.Assent;
import dev.breakglass.runtime.decision.Obligation.Proof;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An obligation as the log keeps it: its word and what belongs to it. */
final class ObligationJson {

    private ObligationJson() {}

    static void write(Obligation obligation, CanonicalWriter out) {
        out.object();
        if (obligation instanceof Obligation.Notify notify) {
            out.put("kind", "notify").put("target", notify.target());
        } else if (obligation instanceof Obligation.After after) {
            out.put("argument", after.argument()).put("kind", "after").put("step", after.step());
        } else if (obligation instanceof Obligation.Idle idle) {
            out.put("after", idle.after(), Fields::write).put("kind", "idle");
        } else if (obligation instanceof Obligation.Extend extend) {
            out.put("by", extend.by(), Fields::write)
                    .put("kind", "extend")
                    .putIfPresent("longest", extend.longest(), Fields::write)
                    .put("times", extend.times())
                    .putEach("with", extend.with(), ObligationJson::assent);
        } else if (obligation instanceof Obligation.Observe observe) {
            out.put("kind", "observe").put("people", observe.people()).putTexts("roles", observe.roles());
        } else if (obligation instanceof Obligation.Issue issue) {
            out.put("broker", issue.broker()).put("kind", "issue").put("settings", issue.settings(), (settings, to) -> {
                to.object();
                for (Map.Entry<String, String> each : settings.entrySet()) {
                    to.put(each.getKey(), each.getValue());
                }
                to.end();
            });
        } else if (obligation instanceof Obligation.Redeem redeem) {
            out.put("kind", "redeem").put("within", redeem.within(), Fields::write);
        } else if (obligation instanceof Obligation.Review review) {
            out.put("by", review.byRole()).put("kind", "review").put("within", review.within(), Fields::write);
        }
        out.end();
    }

    private static void assent(Assent assent, CanonicalWriter out) {
        out.object()
                .putIfPresent("mfa", assent.mfa(), ObligationJson::proof)
                .put("people", assent.people())
                .putTexts("roles", assent.roles())
                .putIfPresent("within", assent.within(), Fields::write)
                .end();
    }

    private static void proof(Proof proof, CanonicalWriter out) {
        out.object()
                .put("count", proof.count())
                .putTexts("kinds", proof.kinds())
                .put("within", proof.within(), Fields::write)
                .end();
    }

    private static Assent assent(CanonicalReader in) {
        in.object();
        Optional<Proof> mfa = in.valueIfPresent("mfa", ObligationJson::proof);
        int people = Fields.small(in, "people");
        List<String> roles = in.texts("roles");
        Assent assent = new Assent(people, roles, Fields.durationIfPresent(in, "within"), mfa);
        in.endObject();
        return assent;
    }

    private static Proof proof(CanonicalReader in) {
        in.object();
        Proof proof = new Proof(Fields.small(in, "count"), in.texts("kinds"), Fields.duration(in, "within"));
        in.endObject();
        return proof;
    }

    static Obligation read(CanonicalReader in) {
        String kind = in.ahead("kind");
        in.object();
        Obligation obligation = switch (kind) {
            case "notify" -> new Obligation.Notify(of(kind, in).text("target"));
            case "after" -> {
                String argument = in.text("argument");
                yield new Obligation.After(of(kind, in).text("step"), argument);
            }
            case "idle" -> {
                Duration after = Fields.duration(in, "after");
                of(kind, in);
                yield new Obligation.Idle(after);
            }
            case "extend" -> extend(in);
            case "observe" -> new Obligation.Observe(Fields.small(of(kind, in), "people"), in.texts("roles"));
            case "issue" ->
                new Obligation.Issue(in.text("broker"), of(kind, in).value("settings", ObligationJson::texts));
            case "redeem" -> new Obligation.Redeem(Fields.duration(of(kind, in), "within"));
            case "review" -> {
                String by = in.text("by");
                yield new Obligation.Review(Fields.duration(of(kind, in), "within"), by);
            }
            default -> throw in.wrong("\"" + kind + "\" is no obligation");
        };
        in.endObject();
        return obligation;
    }

    /** Behind the word, which is known. */
    private static CanonicalReader of(String kind, CanonicalReader in) {
        if (!in.text("kind").equals(kind)) {
            throw in.wrong("two kinds of obligation");
        }
        return in;
    }

    private static Obligation extend(CanonicalReader in) {
        Duration by = Fields.duration(in, "by");
        of("extend", in);
        Optional<Duration> longest = Fields.durationIfPresent(in, "longest");
        return new Obligation.Extend(Fields.small(in, "times"), by, longest, in.each("with", ObligationJson::assent));
    }

    private static SortedMap<String, String> texts(CanonicalReader in) {
        SortedMap<String, String> texts = new TreeMap<>();
        in.object();
        while (in.moreKeys()) {
            texts.put(in.key(), in.text());
        }
        return texts;
    }
}
