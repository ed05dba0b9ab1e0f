package dev.breakglass.runtime.audit;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the content beside the log that its entries name. */
final class ContentCheck {

    private static final int FAULTS_MAX = 100;

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

    /** Checks all that an entry names that says this. */
    void check(LogPlace place, JsonValue value) throws IOException {
        if (value instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                check(place, item);
            }
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                if (member.getKey().equals(Content.MEMBER)) {
                    named(place, member.getValue());
                } else {
                    check(place, member.getValue());
                }
            }
        }
    }

    private void named(LogPlace place, JsonValue value) throws IOException {
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
