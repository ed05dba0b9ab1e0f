package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.Constants;

/**
 * A policy's rules as a walk meets them: cells side by side in one array, so that a decision touches few places of memory. The
 * paths of a zone follow it; what paths have in common (conditions, controls, approvals) stands once and is pointed to. Immutable
 * and thread-safe.
 *
 * <p>A set of roles or actions is a word and its bits, a resource a kind and a mark. Where there is more than one word or
 * resource, or none, the first says {@link #LISTED} and the other one where the list stands, which begins with its length.
 */
final class Table {

    static final int LISTED = -2;

    /** Zone: list of the first cells of forbids; 0 for none. */
    static final int ZONE_FORBIDS = 0;

    /** Zone: how many paths. */
    static final int ZONE_PATHS = 1;

    /** Zone: list of its paths, the narrowest first, for requests that say how long; 0 if they stand in this order. */
    static final int ZONE_ASKED = 2;

    static final int ZONE_CELLS = 3;

    /** Forbid: whether it is for some roles alone; word, bits. */
    static final int FORBID_HAS_ROLES = 0;

    static final int FORBID_ROLES = 1;

    /** Forbid: whether it is for some actions alone; word, bits. */
    static final int FORBID_HAS_ACTIONS = 3;

    static final int FORBID_ACTIONS = 4;

    /** Forbid: shape, first cell of the constants. */
    static final int FORBID_WHEN = 6;

    static final int FORBID_CELLS = 8;

    /** Path: its number. */
    static final int NUMBER = 0;

    /** Path: word, bits. */
    static final int ROLES = 1;

    static final int ACTIONS = 3;

    /** Path: kind, mark. */
    static final int THING = 5;

    /** Path: how many conditions, how many of these to be admitted by, and then shape and first cell of the constants of each. */
    static final int CONDITIONS = 7;

    static final int CONTROLS = 8;

    /** Path: people, age, word, bits; 0 if none are asked for, {@link #LISTED} if the path's rule has to be looked at. */
    static final int APPROVALS = 9;

    static final int PATH_CELLS = 10;

    /** Controls: the longest TTL. */
    static final int TTL_MAX = 0;

    /** Controls: kinds, count, age. */
    static final int MFA = 1;

    /** Controls: characters of the justification, at least. */
    static final int CHARACTERS = 4;

    /** Controls: how many tickets, and the mark of each. */
    static final int TICKETS = 5;

    /** Numbers, and the first cells of others. */
    final long[] cells;

    /** What conditions compare with, in the same cells. */
    final Constants constants;

    /** By zone: its first cell. */
    final int[] zones;

    /** By path: its first cell. */
    final int[] paths;

    Table(long[] cells, Constants constants, int[] zones, int[] paths) {
        this.cells = cells;
        this.constants = constants;
        this.zones = zones;
        this.paths = paths;
    }
}
