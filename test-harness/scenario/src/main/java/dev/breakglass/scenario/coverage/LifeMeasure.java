package dev.breakglass.scenario.coverage;

/** What the runtime times or counts in the life of a grant, by what the clauses of its path say. */
enum LifeMeasure {
    /** How long the key has been there when somebody wants to redeem it. */
    KEY_AGE("the age of a key when it is redeemed is"),
    /** How long ago the session was opened when somebody wants to use it, and it has the length that was granted. */
    SESSION_AGE("the age of a session at a use is"),
    /** The same of a session that has grown. */
    GROWN_AGE("the age of a session that has grown, at a use, is"),
    /** How long ago the session was used, or opened, when somebody wants to use it again. */
    UNUSED("the time from one use to the next is"),
    /** How often the session has grown when it is to grow once more. */
    GROWTHS("the times that a session has grown when it is to grow again are"),
    /** How long the session is, from its opening, when it has grown. */
    GROWN_LENGTH("the whole length of a session that grows is"),
    /** How many people have said yes to a longer session. */
    ASSENTS("the people who say yes to a longer session are"),
    /** How many people watch the session when somebody wants to use it. */
    WATCHERS("the people who watch at a use are"),
    /** How long ago a grant ended that nobody has reviewed when its requester asks for something else. */
    UNREVIEWED("the time from an end that nobody reviews to its requester's next request is");

    private final String words;

    LifeMeasure(String words) {
        this.words = words;
    }

    /** What begins a sentence that ends with a side and an edge. */
    String words() {
        return words;
    }
}
