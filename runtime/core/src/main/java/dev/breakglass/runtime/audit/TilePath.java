package dev.breakglass.runtime.audit;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a published log keeps a tile or a bundle of entries, relative to its folder or address (C2SP tlog-tiles).
 * Immutable and safe for any thread.
 *
 * @param level how many tiles lie between this one and the leaves, 0 to {@link #LEVEL_MAX}; {@link #ENTRIES} for a bundle
 * @param index which tile of its level, from the left
 * @param width how many hashes or entries it has, 1 to {@link #WIDTH}
 */
public record TilePath(int level, long index, int width) {

    /** Hashes in a full tile, entries in a full bundle. */
    public static final int WIDTH = 256;

    /** The level of bundles of entries. */
    public static final int ENTRIES = -1;

    /** The highest level that a path can name. */
    public static final int LEVEL_MAX = 63;

    private static final String WIDTH_MARK = ".p/";
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/" + "((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Refuses what no path can say. */
    public TilePath {
        if (level < ENTRIES || level > LEVEL_MAX || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("no tile " + index + " of level " + level + " and width " + width);
        }
    }

    /** The full tile or bundle. */
    public TilePath(int level, long index) {
        this(level, index, WIDTH);
    }

    /**
     * Reads a path, which has one spelling.
     *
     * @throws NoteFormatException if it is no path of a tile or bundle
     */
    public static TilePath parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new NoteFormatException(path + " is no path of a tile");
        }
        try {
            String level = parts.group(1);
            TilePath tile = new TilePath(
                    level.equals("entries") ? ENTRIES : Integer.parseInt(level),
                    Long.parseLong(parts.group(2).replace("x", "").replace("/", "")),
                    parts.group(3) == null ? WIDTH : Integer.parseInt(parts.group(3)));
            if (tile.path().equals(path)) {
                return tile;
            }
        } catch (IllegalArgumentException e) {
            throw new NoteFormatException(path + " is no path of a tile: a number in it is too large");
        }
        throw new NoteFormatException(path + " is not the one spelling of a tile's path");
    }

    /**
     * The tile in a tree of so many entries that holds the hash at a place of a level.
     *
     * @param place counts the level's hashes from the left
     */
    static TilePath holding(int level, long place, long size) {
        long index = place / WIDTH;
        long hashes = level == ENTRIES ? size : size >>> 8 * level;
        return new TilePath(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
    }

    /** Whether it has all the hashes or entries that one can have. */
    public boolean isFull() {
        return width == WIDTH;
    }

    /** The path, with slashes between its parts and none before them. */
    public String path() {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        path.insert(0, "tile/" + (level == ENTRIES ? "entries" : level) + "/");
        return isFull()
                ? path.toString()
                : path.append(WIDTH_MARK).append(width).toString();
    }

    /** The path. */
    @Override
    public String toString() {
        return path();
    }
}
