package dev.breakglass.dsl.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The stable code of a diagnostic: {@code BGP1xxx} text and syntax, {@code BGP2xxx} names, {@code BGP3xxx} types,
 * {@code BGP4xxx} controls and bounds; {@code BGP5xxx} are the rules of the linter. A number is never given twice; 1900 is retired.
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
    LEFT_OUT(1016, "something in a folder that would be left out"),

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
    BAD_IMPORT(2022, "an import that cannot be followed"),

    TYPE_MISMATCH(3001, "comparing what cannot be compared"),
    NO_ORDER(3002, "an order where there is none"),
    NOT_A_CONDITION(3003, "a value where a condition belongs"),
    WRONG_OPERAND(3004, "an operator that does not apply to this"),
    BAD_PATTERN(3005, "a pattern that is not RE2"),
    CONSTANT_CONDITION(3006, "a condition that reads nothing"),
    CONFLICTING_TYPES(3007, "one attribute with two types"),
    CONDITION_TOO_LONG(3008, "a condition over the limit"),
    NESTED_SET(3009, "a set of sets"),
    BAD_ADDRESS(3010, "not an IP address or network"),
    BAD_TIME(3011, "not a time of day, or not a window of time"),
    UNKNOWN_TIME_ZONE(3012, "no such time zone"),
    UNKNOWN_WEEKDAY(3013, "no such day of the week"),
    ONLY_IN_INVARIANTS(3014, "an input that only invariants can read"),

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
    NO_TIME_AT_ALL(4018, "a duration of nothing"),
    ESCALATION_BELOW_ZONE(4019, "an escalation below the zone's floor"),
    NOTHING_TO_ESCALATE(4020, "an escalation without approvals to stand in for"),
    TOO_MANY_APPROVALS(4021, "approvals over the limit"),

    NO_DOOR(5001, "a zone with resources and no path"),
    UNUSED_ACTION(5002, "an action that nothing allows or forbids"),
    UNUSED_KIND(5003, "a kind of resource that no zone contains"),
    UNUSED_ROLE(5004, "a role that nothing names"),
    UNUSED_SIGNAL(5005, "a signal that no condition reads"),
    UNUSED_PROFILE(5006, "a profile that no path follows"),
    UNUSED_ATTRIBUTE(5007, "an attribute that no condition reads"),
    UNUSED_FACTOR(5008, "a factor that no mfa accepts"),
    EMPTY_ZONE(5009, "a zone that holds nothing"),
    DUPLICATE_PATH(5010, "two paths that differ in name alone"),
    OVERLAPPING_ZONES(5011, "one resource in two zones"),
    REDUNDANT_BOUND(5012, "a bound that a zone above sets already"),
    FLOW_ESCAPES(5013, "a path that leads on into a stricter zone"),
    SHARED_FATE(5014, "a door whose lock hangs on what lies behind it"),
    UNREACHABLE_RESOURCE(5015, "a resource that no path opens"),
    INERT_FORBID(5016, "a forbid that forbids nothing"),
    SAME_GROUP(5017, "two roles that are the same people"),
    REDUNDANT_FLOW(5018, "a flow that leads nowhere new"),

    QUORUM_IMPOSSIBLE(5101, "more approvals than there are people"),
    SELF_DEALING(5102, "those who ask and those who approve are the same few"),
    REVIEWER_APPROVED(5103, "a review by those who approved"),
    ESCALATION_BELOW_FLOOR(5104, "an escalation weaker than what it stands in for"),
    WIDE_ROLE(5105, "a path for very many people"),
    ONE_PERSON_ROLE(5106, "a path that waits for one person"),
    SPLIT_APPROVAL(5107, "one approval written as two"),
    REVIEW_IMPOSSIBLE(5108, "a review that nobody can make"),
    CONTRADICTORY_DISJOINT(5109, "roles said to be disjoint that share a group"),
    OBSERVERS_IMPOSSIBLE(5110, "more observers than there are people"),
    SLOW_ESCALATION(5111, "an escalation later than the door is of use"),

    STALE_MFA(5201, "an mfa that may be old"),
    WEAK_FACTOR(5202, "a factor that is easily stolen"),
    LONG_TTL(5203, "a key that is held long"),
    NO_IDLE(5204, "a long session that never goes idle"),
    NO_LIMIT(5205, "a path without a limit"),
    NO_NOTIFY(5206, "a door that opens in silence"),
    LATE_REVIEW(5207, "a review that comes late"),
    SHORT_JUSTIFICATION(5208, "a justification that need say little"),
    WIDE_RESOURCE(5209, "a path to every resource of a kind"),
    ALLOW_NEARLY_EVERYTHING(5210, "a path that allows nearly every action"),
    IDLE_BEYOND_TTL(5211, "an idle time that never comes"),
    LONG_REDEEM(5212, "a key that may lie about"),
    UNBOUNDED_EXTEND(5213, "a session extended without end"),
    STALE_APPROVAL(5214, "an approval that may be old"),
    TOLERATE_UNUSED(5215, "a tolerated signal that the path does not read"),
    BAD_CHANNEL(5216, "a notice without a channel"),
    LIMIT_CONFLICT(5217, "limits that make one another pointless"),
    LONG_EXTEND(5218, "an extension longer than the session"),
    SHORT_REASON(5219, "a reason that says nothing"),
    NO_TICKET(5220, "a path without a ticket"),

    CONSTANT_COMPARISON(5301, "a comparison that can have one outcome only"),
    MATCHES_ANYTHING(5302, "a pattern that accepts the empty string"),
    FRESHNESS_LOCKOUT(5303, "a forbid on a signal that will often be unknown"),
    REPEATED_TERM(5304, "a term that stands twice in one condition"),
    CONTRADICTION(5305, "terms that cannot be true together"),
    WEEKDAY_WITHOUT_ZONE(5306, "a day of the week without a time zone"),
    WIDE_NETWORK(5307, "a network that is nearly the whole internet"),
    HOST_BITS(5308, "a network written with bits of a host"),
    PATTERN_WITHOUT_NEED(5309, "a pattern that is a plain text"),
    STALE_SIGNAL(5310, "a signal that may be old"),
    REDUNDANT_CONDITION(5311, "a condition that the zone sets already"),
    FIXED_OFFSET_ZONE(5312, "a time zone without daylight saving"),
    TOLERANCE_DEFEATED(5313, "a tolerated signal that a forbid reads"),

    UNDOCUMENTED_PATH(5401, "a path without a word about what it is for"),
    DOUBLE_NEGATION(5402, "not of not"),
    BOOL_COMPARED(5403, "a bool compared with a bool"),
    ONE_ELEMENT_SET(5404, "in of one value"),
    NEAR_NAMES(5405, "two names that are easily mistaken"),
    PLAIN_DURATION(5406, "a duration that has a plainer form"),
    STRAY_DOC(5407, "documentation of nothing"),
    NAME_REPEATS_KIND(5408, "a name that says what it is a name of"),

    ALLOW_WITHOUT_REASON(5901, "an allow that does not say why"),
    UNUSED_ALLOW(5902, "an allow that silences nothing"),
    UNKNOWN_ALLOW(5903, "an allow of no rule");

    private static final int FIRST_OF_LINT = 5000;

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

    /** The code as a word: {@code unknown-role}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is a rule of the linter; all others are errors. */
    public boolean isLint() {
        return number >= FIRST_OF_LINT;
    }

    /** By code or word, such as {@code BGP2014} or {@code unknown-role}; the code in any case. */
    public static Optional<Code> of(String idOrSlug) {
        return Arrays.stream(values())
                .filter(code ->
                        code.id().equalsIgnoreCase(idOrSlug) || code.slug().equals(idOrSlug))
                .findFirst();
    }
}
