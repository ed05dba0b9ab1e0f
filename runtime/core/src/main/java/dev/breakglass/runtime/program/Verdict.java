package dev.breakglass.runtime.program;

/** What a program finds, clause by clause; the runtime makes the decision of it. */
public interface Verdict {

    /** The resource does not lie in the zone, or there is no such zone: nothing more is told. */
    void outside(int clause);

    /** A forbid fires. Every forbid that fires is told, and no path after it. */
    void forbidden(int clause);

    /** What follows is about this path. */
    void path(int path);

    /** The path cannot be walked, whatever the people involved do. */
    void refuse(int clause, ReasonCode reason);

    /** The path's condition is not true: {@code truth} says whether false or why unknown. */
    void refuse(int clause, ReasonCode whenFalse, int truth);

    /** The path waits for a control that the people involved can still meet. */
    void open(int clause, ReasonCode reason);

    /** The path waits for approvals; rule by rule, {@code clause} and those after it. */
    void openApprovals(int clause, ApprovalRule[] rules);

    /** All of the path's clauses have been told; if none was refused or left open, it grants so many nanoseconds. */
    void done(long ttl);
}
