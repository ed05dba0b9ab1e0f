package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;

/**
 * The line that a place begins on, fit for a terminal: tabs as spaces, hidden characters written out, a long line cut
 * around the place.
 *
 * @param before terminal cells before the place
 * @param marked terminal cells of the place on this line, at least one
 * @param cells terminal cells of the text
 */
record SourceLine(String text, int before, int marked, int cells) {
    private static final int TAB = 4;

    /** @param most terminal cells of the text, at most */
    static SourceLine of(Place place, int most) {
        String all = place.file().text();
        int start = Math.min(place.span().start(), all.length());
        int lineStart = start == 0 ? 0 : all.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = all.indexOf('\n', start);
        if (lineEnd < 0) {
            lineEnd = all.length();
        }
        if (lineEnd > lineStart && lineEnd > start && all.charAt(lineEnd - 1) == '\r') {
            lineEnd--;
        }
        int end = Math.max(start, Math.min(place.span().end(), lineEnd));
        if (lineEnd - lineStart <= most) {
            SourceLine whole = cut(all, lineStart, lineEnd, lineStart, lineEnd, start, end);
            if (whole.cells <= most) {
                return whole;
            }
        }
        return around(all, lineStart, lineEnd, start, end, most);
    }

    /** A place in the middle of a very long line is shown with its neighbourhood only, more of it before than after. */
    private static SourceLine around(String all, int lineStart, int lineEnd, int start, int end, int most) {
        int window = most - 2; // an ellipsis at either end
        int mostBefore = window * 5 / 8;
        int from = Math.max(lineStart, Math.min(start - mostBefore, lineEnd - window));
        int to = Math.min(lineEnd, from + window);
        SourceLine line = cut(all, from, to, lineStart, lineEnd, start, Math.min(end, to));
        while (line.cells > most && to - from > 1) {
            // Characters of several cells leave room for fewer of them.
            if (from < start && (line.before > mostBefore || to <= start + 1)) {
                from++;
            } else {
                to--;
            }
            line = cut(all, from, to, lineStart, lineEnd, start, Math.min(end, to));
        }
        return line;
    }

    private static SourceLine cut(String all, int from, int to, int lineStart, int lineEnd, int start, int end) {
        int first = from > lineStart && Character.isLowSurrogate(all.charAt(from)) ? from + 1 : from;
        StringBuilder out = new StringBuilder();
        int cells = 0;
        if (first > lineStart) {
            out.append('…');
            cells++;
        }
        int before = cells;
        int after = cells;
        for (int i = first; i < to; ) {
            int point = all.codePointAt(i);
            String shown = shown(point, cells);
            out.append(shown);
            cells += width(point, shown);
            i += Character.charCount(point);
            if (i <= start) {
                before = cells;
            }
            if (i <= end) {
                after = cells;
            }
        }
        if (to < lineEnd) {
            out.append('…');
            cells++;
        }
        return new SourceLine(out.toString(), before, Math.max(1, after - before), cells);
    }

    private static String shown(int point, int cells) {
        if (point == '\t') {
            return " ".repeat(TAB - cells % TAB);
        }
        return Quote.visible(Character.toString(point));
    }

    private static int width(int point, String shown) {
        return point == '\t' || Quote.isHidden(point) ? shown.length() : Cells.of(point);
    }
}
