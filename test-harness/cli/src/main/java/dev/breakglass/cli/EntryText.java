package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import java.nio.charset.StandardCharsets;

/** An entry as it lies in the log, on one line that does nothing to a terminal and is the same JSON. */
final class EntryText {

    private EntryText() {}

    /** Hidden characters are escaped as JSON has it; of canonical JSON, they stand in strings alone. */
    static String of(byte[] entry) {
        StringBuilder out = new StringBuilder();
        new String(entry, StandardCharsets.UTF_8).codePoints().forEach(point -> {
            if (Quote.isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    out.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }
}
