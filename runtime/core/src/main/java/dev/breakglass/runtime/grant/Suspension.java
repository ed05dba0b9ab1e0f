package dev.breakglass.runtime.grant;

/** Why the runtime suspends a grant by itself. */
public enum Suspension {
    /** What the zone admits, or the path, is no longer so. */
    BOUNDARY("boundary", "a boundary no longer holds"),
    /** The session holds a credential that its holder, those who watch or the policy would not get now. */
    HOLDER("holder", "its holder may no longer have its credential"),
    /** Without those who have lost their roles since, there were never enough approvals. */
    APPROVER("approver", "somebody whose approval counted no longer holds the role"),
    /** Another policy is in force, and has no such door. */
    POLICY("policy", "the policy in force no longer allows it");

    private final String code;
    private final String why;

    Suspension(String code, String why) {
        this.code = code;
        this.why = why;
    }

    /** The code as the log writes it. */
    public String code() {
        return code;
    }

    /** The same in words. */
    public String why() {
        return why;
    }
}
