package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request or a decision in a few lines, with ages to the nanosecond. Says nothing of what is not there. */
public final class RequestText {

    private static final int CHARACTERS_MAX = 200;

    private RequestText() {}

    public static String of(Request request) {
        Instant now = request.now();
        List<String> lines = new ArrayList<>();
        lines.add(shown(request.requester().id()) + " " + request.requester().groups()
                + attributes(request.requester().attributes()));
        lines.add(request.action() + " on " + shown(request.resource().toString())
                + attributes(request.resource().attributes()) + " in " + request.zone() + " at " + now);
        request.incident()
                .ifPresent(incident -> lines.add("incident " + shown(incident.id()) + ", " + incident.kind()
                        + ", severity " + incident.severity()
                        + incident.since().map(at -> ", begun " + age(at, now)).orElse("")
                        + attributes(incident.attributes())));
        if (!request.justification().isEmpty()) {
            lines.add("justification of " + request.justification().length() + ": " + shown(request.justification()));
        }
        request.ticket().ifPresent(ticket -> lines.add("ticket " + shown(ticket)));
        request.ttl().ifPresent(ttl -> lines.add("ttl " + Durations.text(ttl)));
        request.source().ifPresent(source -> lines.add("from " + shown(source)));
        request.pendingSince().ifPresent(since -> lines.add("first made " + age(since, now)));
        if (!request.factors().isEmpty()) {
            lines.add("factors " + factors(request.factors(), now));
        }
        request.approvals().forEach(approval -> lines.add(approval(approval, now)));
        request.signals().forEach((name, reading) -> lines.add(signal(name, reading, now)));
        request.history()
                .grants()
                .forEach(grant -> lines.add("granted " + grant.path() + " " + age(grant.grantedAt(), now)
                        + grant.endedAt().map(end -> ", ended " + age(end, now)).orElse("")));
        if (request.history().overdueReviews() != 0) {
            lines.add("reviews overdue: " + request.history().overdueReviews());
        }
        return String.join("\n", lines);
    }

    public static String of(Decision decision) {
        List<String> lines = new ArrayList<>();
        lines.add(decision.outcome()
                + decision.path().map(path -> " by " + path).orElse("")
                + decision.ttl().map(ttl -> " for " + Durations.text(ttl)).orElse(""));
        for (Finding finding : decision.findings()) {
            lines.add(finding.path().map(path -> path + ": ").orElse("")
                    + finding.code().code() + ": " + shown(finding.need()) + "; have " + shown(finding.have())
                    + finding.source()
                            .map(Source::toString)
                            .map(at -> " (" + at + ")")
                            .orElse(""));
        }
        decision.obligations().forEach(obligation -> lines.add(shown(obligation.toString())));
        return String.join("\n", lines);
    }

    private static String approval(Approval approval, Instant now) {
        return "approved by " + shown(approval.by()) + " " + approval.groups() + " " + age(approval.at(), now)
                + (approval.factors().isEmpty() ? "" : " with " + factors(approval.factors(), approval.at()));
    }

    private static String factors(List<Presented> factors, Instant at) {
        return factors.stream()
                .map(factor -> factor.kind() + " " + age(factor.at(), at))
                .collect(Collectors.joining(", "));
    }

    private static String signal(String name, Reading reading, Instant now) {
        return "signal " + name + " = " + shown(reading.value().toString()) + " " + age(reading.at(), now);
    }

    private static String attributes(Map<String, Value> attributes) {
        return attributes.isEmpty() ? "" : " " + shown(attributes.toString());
    }

    private static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        return age.isNegative() ? Durations.text(age.negated()) + " from now" : Durations.text(age) + " ago";
    }

    /** On one line, and not without end. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(CHARACTERS_MAX).forEach(point -> {
            int type = Character.getType(point);
            boolean hidden = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (hidden) {
                shown.append(String.format("\\u{%x}", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > CHARACTERS_MAX ? shown + "…" : shown.toString();
    }
}
