package dev.breakglass.dsl.format;

/**
 * How much room a document takes, in Unicode code points. Comments beside words do not count: where they end is up to
 * their author.
 *
 * @param lead of the space before it, which it has unless it begins a line
 * @param flat on one line; {@link #UNBOUNDED} when a comment ends a line inside
 * @param head up to the first place where its line may end
 * @param ends whether there is such a place
 * @param leads whether comments stand above its first word, so that it begins a line
 * @param trails whether a comment stands beside its last word, so that it ends a line
 */
record Extent(int lead, int flat, int head, boolean ends, boolean leads, boolean trails) {
    static final int UNBOUNDED = 1 << 29;

    /** The extent of this and another one after it. */
    Extent then(Extent next) {
        boolean bounded = !trails && !next.leads;
        int joined = next.leads ? head : head + next.lead + next.head;
        return new Extent(
                lead,
                bounded ? Math.min(flat + next.lead + next.flat, UNBOUNDED) : UNBOUNDED,
                ends ? head : Math.min(joined, UNBOUNDED),
                ends || next.leads || next.ends,
                leads,
                next.trails);
    }
}
