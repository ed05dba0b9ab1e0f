package dev.breakglass.runtime.audit;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the content beside the log that its entries name. */
final class ContentCheck {

    private static final int FAULTS_MAX = 100;

    /** A quote within a string has a backslash before it, so this stands for a member of that name and nothing else. */
    private static final byte[] MARK = ("\"" + Content.MEMBER + "\":").getBytes(StandardCharsets.US_ASCII);

    private static final int[] SKIPS = skips();

    private final ContentFolder folder;
    private final Set<Content> checked = new HashSet<>();
    private final List<LogFault> faults = new ArrayList<>();
    private long removed;

    ContentCheck(LogFolder folder) {
        this.folder = new ContentFolder(folder.content());
    }

    /** The first of what is wrong; there may be more, but a hundred say enough. */
    List<LogFault> faults() {
        return faults;
    }

    /** How many contents were removed by intent. */
    long removed() {
        return removed;
    }

    void entry(Segment segment, long at, long index, byte[] entry) throws IOException {
        if (!mentions(entry)) {
            return;
        }
        LogPlace place = LogPlace.of(segment.file(), at, index);
        JsonValue value;
        try {
            value = JsonReader.read(entry);
        } catch (JsonException e) {
            // The check of entries says so.
            return;
        }
        find(place, value);
    }

    /** By the last byte of what would be the mark, from which it is clear how far off the next can be (Horspool 1980). */
    private static boolean mentions(byte[] entry) {
        for (int end = MARK.length - 1; end < entry.length; end += SKIPS[entry[end] & 0xFF]) {
            int start = end - MARK.length + 1;
            if (Arrays.equals(entry, start, end + 1, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }

    private static int[] skips() {
        int[] skips = new int[256];
        Arrays.fill(skips, MARK.length);
        for (int i = 0; i < MARK.length - 1; i++) {
            skips[MARK[i]] = MARK.length - 1 - i;
        }
        return skips;
    }

    private void find(LogPlace place, JsonValue value) throws IOException {
        if (value instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                find(place, item);
            }
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                if (member.getKey().equals(Content.MEMBER)) {
                    check(place, member.getValue());
                } else {
                    find(place, member.getValue());
                }
            }
        }
    }

    private void check(LogPlace place, JsonValue value) throws IOException {
        Content name = Content.read(value).orElse(null);
        if (name == null) {
            add(place, "the entry's " + Content.MEMBER + " is not a hash and a length");
        } else if (checked.add(name)) {
            try {
                removed += folder.read(name).isPresent() ? 0 : 1;
            } catch (AuditLogException e) {
                add(
                        place,
                        "the content " + name.sha256() + " that the entry names "
                                + e.fault().message());
            }
        }
    }

    private void add(LogPlace place, String message) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(new LogFault(LogFault.Reason.CONTENT, place, message));
        }
    }
}
