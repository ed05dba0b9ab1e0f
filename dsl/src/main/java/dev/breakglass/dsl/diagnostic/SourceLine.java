package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;

/**
 * The line that a place begins on, fit for a terminal: tabs as spaces, hidden characters written out, a long line cut
 * around the place.
 *
 * @param before terminal cells before the place
 * @param marked terminal cells of the place on this line, at least one
 */
record SourceLine(String text, int before, int marked) {
    private static final int TAB = 4;
    private static final int CELLS_BEFORE_MAX = 100;
    private static final int CELLS_AFTER_MAX = 60;

    static SourceLine of(Place place) {
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
        // A place in the middle of a very long line is shown with its neighbourhood only.
        int from = Math.max(lineStart, start - CELLS_BEFORE_MAX);
        if (from > lineStart && Character.isLowSurrogate(all.charAt(from))) {
            from++;
        }
        int to = Math.min(lineEnd, end + CELLS_AFTER_MAX);
        to = Math.min(to, start + CELLS_BEFORE_MAX + CELLS_AFTER_MAX);
        end = Math.min(end, to);
        StringBuilder out = new StringBuilder();
        int cells = 0;
        if (from > lineStart) {
            out.append('…');
            cells++;
        }
        int before = cells;
        int after = cells;
        for (int i = from; i < to; ) {
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
        }
        return new SourceLine(out.toString(), before, Math.max(1, after - before));
    }

    private static String shown(int point, int cells) {
        if (point == '\t') {
            return " ".repeat(TAB - cells % TAB);
        }
        return Quote.visible(Character.toString(point));
    }

    private static int width(int point, String shown) {
        if (point == '\t' || Quote.isHidden(point)) {
            return shown.length();
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The blocks that terminals give two cells, after Unicode Standard Annex 11. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
