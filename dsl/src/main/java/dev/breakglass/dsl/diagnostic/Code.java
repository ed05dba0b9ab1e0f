package dev.breakglass.dsl.diagnostic;

import java.util.Locale;

/**
 * The stable code of a diagnostic: {@code BGP1xxx} text and syntax, {@code BGP2xxx} names, {@code BGP3xxx} types,
 * {@code BGP4xxx} controls and bounds. A number is never given twice.
 */
public enum Code {
    UNEXPECTED(1001, "the text does not continue as the language does"),
    UNCLOSED_STRING(1002, "a string is not closed on its line"),
    UNCLOSED_PATTERN(1003, "a pattern is not closed on its line"),
    STRAY_CHARACTER(1004, "a character has no meaning here"),
    UNKNOWN_ESCAPE(1005, "an escape that strings do not have"),
    MALFORMED_NAME(1006, "not the form of a name"),
    MALFORMED_NUMBER(1007, "not a number or duration, or out of range"),
    NESTED_TOO_DEEP(1008, "nested too deep"),
    NOT_UTF8(1009, "a byte that is not UTF-8"),
    FILE_TOO_LARGE(1010, "a file over the limit"),
    EMPTY_FILE(1011, "nothing to read"),
    FORBIDDEN_CHARACTER(1012, "a control or bidirectional character"),
    SET_TOO_LARGE(1013, "a policy set over the limit"),
    TEXT_TOO_LONG(1014, "a name, string or pattern over the limit"),
    TOO_MANY_ERRORS(1015, "the rest of the file's faults are not shown"),
    UNSUPPORTED(1900, "recognised, but not supported yet"),

    DUPLICATE_NAME(2001, "declared twice"),
    DIFFERENT_POLICIES(2002, "files of different policies in one set"),
    UNDECLARED_PARENT(2003, "a zone without its parent"),
    TAKEN_NAME(2004, "a name that the language has taken"),
    UNKNOWN_ZONE(2010, "no such zone"),
    UNKNOWN_ACTION(2011, "no such action"),
    UNKNOWN_KIND(2012, "no such kind of resource"),
    UNKNOWN_SIGNAL(2013, "no such signal"),
    UNKNOWN_ROLE(2014, "no such role"),
    UNKNOWN_PROFILE(2015, "no such profile"),
    UNKNOWN_FACTOR(2016, "no such kind of factor"),
    UNKNOWN_ATTRIBUTE(2017, "no such attribute"),
    UNKNOWN_VALUE(2018, "not a value of this enum"),
    CYCLIC_GROUP(2020, "an action group that includes itself"),
    REPEATED_NAME(2021, "named twice in one list"),

    TYPE_MISMATCH(3001, "comparing what cannot be compared"),
    NO_ORDER(3002, "an order where there is none"),
    NOT_A_CONDITION(3003, "a value where a condition belongs"),
    WRONG_OPERAND(3004, "an operator that does not apply to this"),
    BAD_PATTERN(3005, "a pattern that is not RE2"),
    CONSTANT_CONDITION(3006, "a condition that reads nothing"),
    CONFLICTING_TYPES(3007, "one attribute with two types"),
    CONDITION_TOO_LONG(3008, "a condition over the limit"),

    SILENT_CONTROL(4001, "a path that leaves a control out"),
    REPEATED_CLAUSE(4002, "a clause that may stand once stands twice"),
    MISPLACED_CLAUSE(4003, "a clause that does not belong here"),
    PASSWORD_ALONE(4004, "an mfa that a password alone would satisfy"),
    TTL_REVERSED(4005, "a ttl longer than its own maximum"),
    IMPOSSIBLE_COUNT(4006, "more asked for than there can be"),
    OUTSIDE_ZONE(4007, "a resource that the zone does not contain"),
    MISSING_CLAUSE(4008, "a declaration without a clause that it needs"),
    BLANK_TEXT(4009, "a text that says nothing"),
    TTL_ABOVE_CEILING(4010, "a ttl above the zone's ceiling"),
    ACTION_ABOVE_CEILING(4011, "an action above the zone's ceiling"),
    MFA_BELOW_FLOOR(4012, "an mfa below the zone's floor"),
    APPROVALS_BELOW_FLOOR(4013, "approvals below the zone's floor"),
    REVIEW_BELOW_FLOOR(4014, "a review below the zone's floor"),
    EXTENSION_ABOVE_CEILING(4015, "extensions above the zone's ceiling"),
    TOLERATE_BELOW_FLOOR(4016, "a tolerated unknown without its stronger controls"),
    NONE_AND_SOME(4017, "none and some of the same control"),
    NO_TIME_AT_ALL(4018, "a duration of nothing");

    private final int number;
    private final String title;

    Code(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The code as printed: {@code BGP2014}. */
    public String id() {
        return String.format(Locale.ROOT, "BGP%04d", number);
    }

    /** The kind of fault in a few words. */
    public String title() {
        return title;
    }
}
