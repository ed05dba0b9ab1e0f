package dev.breakglass.runtime.monitoring;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as RFC 5424, section 6, has it, read from its grammar.
 *
 * @param sdId of the one element
 * @param hasBom whether MSG starts with one; it is not in the message
 */
record Rfc5424(
        int facility,
        int severity,
        String timestamp,
        String host,
        String app,
        String process,
        String messageId,
        String sdId,
        Map<String, String> parameters,
        boolean hasBom,
        String message) {

    private static final Pattern HEADER = Pattern.compile("<(0|[1-9][0-9]{0,2})>1 "
            + "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?Z) "
            + "([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) "
            + "\\[([!-~&&[^= \\]\"]]{1,32})");
    private static final Pattern PARAMETER =
            Pattern.compile(" ([!-~&&[^= \\]\"]]{1,32})=\"((?:[^\"\\\\\\]]|\\\\.)*)\"", Pattern.DOTALL);

    static Rfc5424 parse(String text) {
        Matcher header = HEADER.matcher(text);
        if (!header.lookingAt()) {
            throw new AssertionError("no header of RFC 5424: " + text);
        }
        int priority = Integer.parseInt(header.group(1));
        if (priority > 191) {
            throw new AssertionError("no priority: " + priority);
        }
        OffsetDateTime.parse(header.group(2));
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = header.end();
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find(at) && parameter.start() == at) {
            parameters.put(parameter.group(1), parameter.group(2).replaceAll("\\\\([\"\\\\\\]])", "$1"));
            at = parameter.end();
        }
        if (!text.startsWith("] ", at)) {
            throw new AssertionError("no end of the structured data at " + at + ": " + text);
        }
        String message = text.substring(at + 2);
        boolean hasBom = message.startsWith("\ufeff");
        return new Rfc5424(
                priority / 8,
                priority % 8,
                header.group(2),
                header.group(3),
                header.group(4),
                header.group(5),
                header.group(6),
                header.group(7),
                parameters,
                hasBom,
                hasBom ? message.substring(1) : message);
    }

    String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }
}
