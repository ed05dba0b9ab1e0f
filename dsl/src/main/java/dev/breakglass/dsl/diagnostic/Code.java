package dev.breakglass.dsl.diagnostic;

/** A kind of mistake; its number never changes its meaning. */
public enum Code {
    NOT_UTF8(1001),
    EMPTY_FILE(1002),
    FILE_TOO_LARGE(1003),
    CONTROL_CHARACTER(1004),
    UNCLOSED_TEXT(1005),
    STRANGE_CHARACTER(1006),
    TOO_DEEP(1007),
    UNEXPECTED(1008),
    UNKNOWN_CLAUSE(1009),
    UNKNOWN_DECLARATION(1010),
    UNCLOSED_BRACE(1011),
    STRAY_BRACE(1012),
    NO_HEADER(1013),
    TOO_MUCH(1014),
    BAD_TEXT(1015),
    NOT_SUPPORTED_YET(1900),

    DECLARED_TWICE(2001),
    CLAUSE_TWICE(2002),
    NO_PARENT_ZONE(2003),
    OTHER_POLICY(2004),
    ACTION_CYCLE(2005),
    UNKNOWN_ACTION(2010),
    UNKNOWN_ZONE(2011),
    UNKNOWN_RESOURCE(2012),
    UNKNOWN_PROFILE(2013),
    UNKNOWN_ROLE(2014),
    UNKNOWN_SIGNAL(2015),
    UNKNOWN_INPUT(2016),
    UNKNOWN_VALUE(2017),
    UNKNOWN_FACTOR(2018),

    TYPE_MISMATCH(3001),
    NO_ORDER(3002),
    BAD_PATTERN(3003),
    NOT_A_CONDITION(3004),

    MISSING_CLAUSE(4001),
    LOOSER_THAN_ZONE(4002),
    PASSWORD_ALONE(4003),
    BAD_COUNT(4004),
    TTL_ORDER(4005),
    NOT_IN_ZONE(4006),
    TOLERATES_TOO_CHEAPLY(4007),
    CLAUSE_OUT_OF_PLACE(4008),
    BAD_DURATION(4009);

    private final int number;

    Code(int number) {
        this.number = number;
    }

    /** {@code BGP2014}. */
    public String text() {
        return "BGP" + number;
    }
}
