package dev.breakglass.runtime.monitoring;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Entries as messages of RFC 5424: the facility "log audit" (13), the kind as MSGID, what an entry is about as structured data,
 * and the whole entry, byte for byte, as MSG.
 *
 * @param host HOSTNAME (section 6.2.4): 1 to 255 characters of printable ASCII, or {@code -} for none
 * @param app APP-NAME (section 6.2.5): 1 to 48 of them
 * @param process PROCID (section 6.2.6): 1 to 128 of them, or {@code -} for none
 * @param enterprise the private enterprise number of the structured data's name, 1 or more; {@link #EXAMPLE} when one has none
 */
public record SyslogFormat(String host, String app, String process, int enterprise) implements EntryFormat {

    /** The number that RFC 5612 keeps for examples. Nobody's, so take the number of your own enterprise where you have one. */
    public static final int EXAMPLE = 32473;

    /** Without a host and a process; they make the same entry another text on another machine. */
    public static final SyslogFormat STANDARD = new SyslogFormat("-", "breakglass", "-", EXAMPLE);

    private static final int LOG_AUDIT = 13;
    private static final int HOST_MAX = 255;
    private static final int APP_MAX = 48;
    private static final int PROCESS_MAX = 128;
    private static final int MSGID_MAX = 32;

    /** No limit of the RFC's; the entry has the whole of it. */
    private static final int VALUE_CHARS_MAX = 1_024;

    private static final char BOM = '\ufeff';

    private static final List<String> ABOUT =
            List.of("grant", "session", "actor", "zone", "path", "action", "resource", "incident");

    /** Section 6.2.3 allows a fraction of six digits at most. */
    private static final DateTimeFormatter MICROS = utc("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private static final DateTimeFormatter SECONDS = utc("uuuu-MM-dd'T'HH:mm:ss'Z'");

    /** Refuses what no header may hold. */
    public SyslogFormat {
        word("host", host, HOST_MAX);
        word("app", app, APP_MAX);
        word("process", process, PROCESS_MAX);
        if (enterprise < 1) {
            throw new IllegalArgumentException("a private enterprise number is 1 or more");
        }
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    private static void word(String what, String text, int max) {
        if (text.isEmpty() || text.length() > max || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(what + " must be 1 to " + max + " characters of printable ASCII");
        }
    }

    @Override
    public String line(LogEntry entry) {
        EntryFields fields = EntryFields.of(entry);
        StringBuilder line = new StringBuilder(entry.length() + 512)
                .append('<')
                .append(LOG_AUDIT * 8 + fields.mapping().severity().syslog)
                .append(">1 ")
                .append(timestamp(fields.time()))
                .append(' ')
                .append(host)
                .append(' ')
                .append(app)
                .append(' ')
                .append(process)
                .append(' ')
                .append(messageId(fields.kind()))
                .append(" [breakglass@")
                .append(enterprise);
        parameter(line, "log", entry.log());
        parameter(line, "seq", String.valueOf(entry.index()));
        for (String key : ABOUT) {
            Optional<String> value = fields.text(key);
            value.ifPresent(text -> parameter(line, key, text));
        }
        line.append("] ");
        String message = entry.text();
        // Section 6.4: what is more than ASCII says so by a BOM.
        if (message.chars().anyMatch(c -> c > 0x7f)) {
            line.append(BOM);
        }
        return line.append(message).toString();
    }

    private static String timestamp(Instant time) {
        Instant micros = time.truncatedTo(ChronoUnit.MICROS);
        boolean isWhole = micros.equals(time.truncatedTo(ChronoUnit.SECONDS));
        return (isWhole ? SECONDS : MICROS).format(micros);
    }

    private static String messageId(String kind) {
        String printable = kind.replaceAll("[^!-~]", "?");
        String cut = printable.substring(0, Math.min(MSGID_MAX, printable.length()));
        return cut.isEmpty() ? "-" : cut;
    }

    /** Section 6.3.3; what would drive a terminal or end a line is a question mark, and is in the entry as it is. */
    private static void parameter(StringBuilder line, String name, String value) {
        line.append(' ').append(name).append("=\"");
        value.codePoints().limit(VALUE_CHARS_MAX).forEach(c -> {
            if (c == '"' || c == '\\' || c == ']') {
                line.append('\\').append((char) c);
            } else {
                line.appendCodePoint(isShown(c) ? c : '?');
            }
        });
        line.append('"');
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The message in a stream, counted in octets (RFC 6587, section 3.4.1; RFC 5425, section 4.3). */
    byte[] frame(LogEntry entry) {
        byte[] message = line(entry).getBytes(StandardCharsets.UTF_8);
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + message.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(message, 0, frame, length.length, message.length);
        return frame;
    }
}
