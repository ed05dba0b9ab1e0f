package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files a log is made of.
 *
 * @param dir the folder
 */
record LogFolder(Path dir) {

    static final String TEMPORARY = ".tmp";

    private static final Pattern SEGMENT = Pattern.compile("([0-9]{20})\\.log");

    /** What may lie in the folder. The last one is the file system's own, where the log has a volume for itself. */
    private static final Set<String> NAMES = Set.of(
            "lock",
            "log.vkey",
            "log.vkey" + TEMPORARY,
            "checkpoint",
            "checkpoint" + TEMPORARY,
            "cosigned",
            "cosigned" + TEMPORARY,
            "segments",
            "closed",
            "closed" + TEMPORARY,
            "reserve",
            "content",
            "state",
            Handovers.FOLDER,
            "torn",
            "lost+found");

    Path lock() {
        return dir.resolve("lock");
    }

    Path verifierKey() {
        return dir.resolve("log.vkey");
    }

    Path checkpoint() {
        return dir.resolve("checkpoint");
    }

    Path cosigned() {
        return dir.resolve("cosigned");
    }

    Path segments() {
        return dir.resolve("segments");
    }

    Path closed() {
        return dir.resolve("closed");
    }

    Path reserve() {
        return dir.resolve("reserve");
    }

    Path content() {
        return dir.resolve("content");
    }

    Path state() {
        return dir.resolve("state");
    }

    Path torn() {
        return dir.resolve("torn");
    }

    Segment segment(long first) {
        return segmentIn(segments(), first);
    }

    static Segment segmentIn(Path folder, long first) {
        return new Segment(folder.resolve(String.format(Locale.ROOT, "%020d.log", first)), first);
    }

    /** Refuses a folder that holds what is no part of a log, so that no log starts among somebody's other files. */
    void checkNames() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.sorted().toList()) {
                if (!NAMES.contains(String.valueOf(file.getFileName()))) {
                    throw new AuditLogException(
                            LogFault.Reason.LAYOUT, LogPlace.of(file), "is no part of an audit log; move it away");
                }
            }
        }
    }

    /** Refuses a folder to write to that lies in this one, also where it is not there yet. */
    void checkOutside(Path other) throws IOException {
        Path there = other;
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (there.toRealPath().startsWith(dir.toRealPath())) {
            throw new AuditLogException(
                    LogFault.Reason.LAYOUT,
                    LogPlace.of(other),
                    "lies in the log's own folder, which holds nothing but the log");
        }
    }

    /** The segments, in order; empty where there is not even a folder of them. */
    List<Segment> listSegments() throws IOException {
        return segmentsIn(segments());
    }

    /** Without those that were archived and whose removal a crash cut short. */
    List<Segment> segmentsFrom(long first) throws IOException {
        return listSegments().stream().filter(s -> s.first() >= first).toList();
    }

    /**
     * Those from where one begins, the archived ones with them.
     *
     * @param archives where archived ones may be
     * @throws AuditLogException if some of them are archived and no archive is at hand
     */
    List<Segment> segments(long first, ClosedSegments closed, List<Path> archives) throws IOException {
        List<Segment> found = new ArrayList<>();
        if (first < closed.archived()) {
            if (archives.isEmpty()) {
                throw new AuditLogException(
                        LogFault.Reason.MISSING,
                        LogPlace.of(segments(), LogPlace.NONE, first),
                        "the entries before " + closed.archived() + " are archived; it takes the archive at hand");
            }
            SortedMap<Long, Segment> archived = new TreeMap<>();
            for (Path there : archives) {
                archivedIn(there, closed.archived()).forEach(s -> archived.putIfAbsent(s.first(), s));
            }
            found.addAll(archived.tailMap(first).values());
        }
        found.addAll(segmentsFrom(Math.max(first, closed.archived())));
        return found;
    }

    /** The segments of an archive that come before an entry; a copy that a crash cut short is none. */
    static List<Segment> archivedIn(Path archive, long end) throws IOException {
        return segmentsIn(archive).stream().filter(s -> s.first() < end).toList();
    }

    private static List<Segment> segmentsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Segment> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (!file.toString().endsWith(TEMPORARY)) {
                    found.add(segment(file));
                }
            }
        }
        return found;
    }

    private static Segment segment(Path file) {
        Matcher name = SEGMENT.matcher(String.valueOf(file.getFileName()));
        if (!name.matches() || !Files.isRegularFile(file)) {
            throw new AuditLogException(LogFault.Reason.LAYOUT, LogPlace.of(file), "is not a segment of an audit log");
        }
        try {
            return new Segment(file, Long.parseLong(name.group(1)));
        } catch (NumberFormatException e) {
            throw new AuditLogException(LogFault.Reason.LAYOUT, LogPlace.of(file), "is named after too large a number");
        }
    }
}
