package dev.breakglass.scenario.campaign;

import java.util.Locale;

/** What holds for every policy and every story. */
public enum Property {
    ANSWERED("every act is done or refused, and nothing else is thrown"),
    NUMBERED("the log's entries are numbered without a gap, and their time never goes back"),
    LIVE_GRANT("nothing is used without a session that was opened and has not ended"),
    WITHIN_TTL("nothing is used past the end of its session, and none lives longer than its path and its zones say"),
    IN_SCOPE(
            "nothing is used but an action of the grant on the grant's resource in the grant's zone, and nothing given but what"
                    + " its path issues"),
    IN_TIME("no key is redeemed too late, and nothing is used after it lay idle for too long"),
    KEY_ONCE("no key is handed out or redeemed twice, and no session opens twice"),
    OWN_HANDS("a key is claimed and redeemed, and a session used, by whoever asked for it and nobody else"),
    NOBODY_OWN("nobody approves, rejects, watches, extends or reviews their own"),
    ENOUGH_PEOPLE("nothing opens with fewer people who said yes than its path asks for"),
    WATCHED("nothing is used while fewer people watch it than its path asks for"),
    RIGHT_REVIEWER("a review is done by somebody in the role that the path names"),
    AT_ONCE("nobody holds more grants of a path at once than its limit says"),
    AS_WRITTEN("every decision is what the policy's text says, and so is every use that begins"),
    ALIKE("a request is decided alike however it is said, and whatever is added that no policy speaks of"),
    NO_MORE("whoever shows an approval, a factor or a reason less is let in no further"),
    EXPLAINED("every finding of a decision is that of the policy's text, word for word"),
    AS_OF_NOW("whatever is opened or used is decided by the groups and signals of that moment"),
    ENDS_ONCE("what has ended stays as it is, but for its duties and its review"),
    LOGGED("every act leaves its entry, every refusal its own, and every use its beginning and its end"),
    LOG_HOLDS("the log holds every entry as it was acknowledged, and verifies"),
    REPLAY("the state is what replaying the log gives"),
    DUTIES_DONE("whatever was opened, and is over, has had its duties done as soon as they can be done"),
    DESTROYED("no credential outlives its session, nor the next of its kind, for longer than it takes to destroy it"),
    DUTIES_TOLD("the log says that a duty was done when it was, and only then"),
    IN_FORCE("nothing that was decided by a policy moves on or opens when another one is in force"),
    RELOADED("a policy that is loaded ends the sessions that it does not allow, and no others");

    private final String sentence;

    Property(String sentence) {
        this.sentence = sentence;
    }

    /** The property as messages write it, such as {@code key-once}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What must be so, as part of a sentence. */
    public String sentence() {
        return sentence;
    }
}
