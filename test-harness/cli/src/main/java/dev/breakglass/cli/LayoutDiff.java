package dev.breakglass.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference between two layouts of one text, in the unified format (POSIX {@code diff -u}). As both have the same
 * characters but for white space, lines that belong together are found by counting those, in time linear in the texts.
 */
final class LayoutDiff {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;
    private final List<Edit> edits = new ArrayList<>();
    private int old;
    private int fresh;

    /**
     * One line of the difference.
     *
     * @param sign a space, {@code -} or {@code +}
     * @param old how many lines of the text before come before it
     * @param fresh how many lines of the text after come before it
     */
    private record Edit(char sign, String line, int old, int fresh) {}

    private LayoutDiff(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    /** Empty when the texts are equal. */
    static String of(String name, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        LayoutDiff diff = new LayoutDiff(before, after);
        diff.compare();
        return "--- " + name + "\n+++ " + name + "\n" + diff.hunks();
    }

    /** Each with its line feed, if it has one. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start) + 1;
            lines.add(text.substring(start, end == 0 ? text.length() : end));
            start = end == 0 ? text.length() : end;
        }
        return lines;
    }

    private void compare() {
        while (old < before.size() || fresh < after.size()) {
            if (old < before.size() && fresh < after.size() && before.get(old).equals(after.get(fresh))) {
                edits.add(new Edit(' ', before.get(old), old++, fresh++));
            } else if (fresh == after.size()
                    || old < before.size() && before.get(old).isBlank()) {
                remove();
            } else if (old == before.size() || after.get(fresh).isBlank()) {
                add();
            } else {
                replace();
            }
        }
    }

    /** As many lines of both as it takes until both have said the same. */
    private void replace() {
        List<String> added = new ArrayList<>();
        long ahead = 0;
        do {
            if (ahead <= 0 && fresh + added.size() < after.size()) {
                String line = after.get(fresh + added.size());
                added.add(line);
                ahead += said(line);
            } else {
                ahead -= said(before.get(old));
                remove();
            }
        } while (ahead != 0 && old < before.size());
        for (int i = added.size(); i > 0; i--) {
            add();
        }
    }

    private static long said(String line) {
        return line.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    private void remove() {
        edits.add(new Edit('-', before.get(old), old, fresh));
        old++;
    }

    private void add() {
        edits.add(new Edit('+', after.get(fresh), old, fresh));
        fresh++;
    }

    private String hunks() {
        StringBuilder out = new StringBuilder();
        int next = change(0);
        while (next < edits.size()) {
            int start = Math.max(0, next - CONTEXT);
            int end = next;
            while (next < edits.size() && next <= end + 2 * CONTEXT) {
                end = next + 1;
                next = change(end);
            }
            hunk(edits.subList(start, Math.min(edits.size(), end + CONTEXT)), out);
        }
        return out.toString();
    }

    /** The first change from here on. */
    private int change(int from) {
        int at = from;
        while (at < edits.size() && edits.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    private static void hunk(List<Edit> hunk, StringBuilder out) {
        Edit first = hunk.get(0);
        long olds = hunk.stream().filter(edit -> edit.sign() != '+').count();
        long news = hunk.stream().filter(edit -> edit.sign() != '-').count();
        out.append("@@ -").append(range(first.old(), olds)).append(" +").append(range(first.fresh(), news));
        out.append(" @@\n");
        // What goes stands above what comes for it.
        StringBuilder added = new StringBuilder();
        for (Edit edit : hunk) {
            if (edit.sign() == ' ') {
                out.append(added);
                added.setLength(0);
            }
            StringBuilder to = edit.sign() == '+' ? added : out;
            to.append(edit.sign()).append(edit.line());
            if (!edit.line().endsWith("\n")) {
                to.append("\n\\ No newline at end of file\n");
            }
        }
        out.append(added);
    }

    /** The first line, counted from 1, and how many; of none, the line before them. */
    private static String range(int start, long count) {
        return (count == 0 ? start : start + 1) + "," + count;
    }
}
