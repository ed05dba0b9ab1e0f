package dev.breakglass.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How two texts differ, line by line, in the unified format of POSIX {@code diff -u}. */
final class LineDiff {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;

    private LineDiff(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    /** One line of either text or of both: {@code mark} is {@code -}, {@code +} or a space. */
    private record Line(char mark, int before, int after) {}

    /** Empty when they are equal. */
    static String unified(String name, String before, String after) {
        return before.equals(after) ? "" : new LineDiff(before, after).text(name);
    }

    private String text(String name) {
        StringBuilder out = new StringBuilder("--- " + name + "\n+++ " + name + "\n");
        List<Line> script = script();
        for (int i = 0; i < script.size(); i++) {
            if (script.get(i).mark() != ' ') {
                int end = i;
                for (int j = i; j < script.size() && j <= end + 2 * CONTEXT + 1; j++) {
                    end = script.get(j).mark() == ' ' ? end : j;
                }
                hunk(script.subList(Math.max(0, i - CONTEXT), Math.min(script.size(), end + CONTEXT + 1)), out);
                i = end;
            }
        }
        return out.toString();
    }

    private void hunk(List<Line> lines, StringBuilder out) {
        long old = lines.stream().filter(line -> line.mark() != '+').count();
        long now = lines.stream().filter(line -> line.mark() != '-').count();
        Line first = lines.get(0);
        out.append("@@ -")
                .append(first.before() + (old == 0 ? 0 : 1))
                .append(',')
                .append(old)
                .append(" +")
                .append(first.after() + (now == 0 ? 0 : 1))
                .append(',')
                .append(now)
                .append(" @@\n");
        for (Line line : lines) {
            String text = line.mark() == '+' ? after.get(line.after()) : before.get(line.before());
            out.append(line.mark()).append(text).append(text.endsWith("\n") ? "" : "\n\\ No newline at end of file\n");
        }
    }

    /** The shortest one, found as in Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). */
    private List<Line> script() {
        int n = before.size();
        int m = after.size();
        int zero = n + m + 1;
        int[] furthest = new int[2 * zero + 1];
        List<int[]> history = new ArrayList<>();
        for (int d = 0; d <= n + m; d++) {
            history.add(furthest.clone());
            for (int k = -d; k <= d; k += 2) {
                int x = isDown(furthest, zero, k, d) ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                while (x < n && x - k < m && before.get(x).equals(after.get(x - k))) {
                    x++;
                }
                furthest[zero + k] = x;
                if (x >= n && x - k >= m) {
                    return traced(history, zero);
                }
            }
        }
        throw new IllegalStateException("two texts without a difference between them");
    }

    private static boolean isDown(int[] furthest, int zero, int k, int d) {
        return k == -d || k != d && furthest[zero + k - 1] < furthest[zero + k + 1];
    }

    private List<Line> traced(List<int[]> history, int zero) {
        List<Line> script = new ArrayList<>();
        int x = before.size();
        int y = after.size();
        for (int d = history.size() - 1; d >= 0; d--) {
            int[] furthest = history.get(d);
            int k = x - y;
            boolean down = isDown(furthest, zero, k, d);
            int previous = down ? k + 1 : k - 1;
            int startX = d == 0 ? 0 : furthest[zero + previous];
            int startY = d == 0 ? 0 : startX - previous;
            while (x > startX && y > startY) {
                script.add(new Line(' ', --x, --y));
            }
            if (d > 0) {
                script.add(down ? new Line('+', x, --y) : new Line('-', --x, y));
            }
        }
        Collections.reverse(script);
        return script;
    }
}
