package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request in the numbers of one policy's vocabulary, to be decided as often as need be without looking anything up. A
 * policy that did not make it makes one of its own from the {@link #request()}. Immutable and thread-safe once made: all is
 * read by then. Inside the runtime there are others, of one thread each, that read when somebody asks.
 *
 * <p>Whatever is a number stands side by side in one array of cells: what conditions read, and the reasons why demands of the
 * zone are not met.
 */
public abstract sealed class PreparedRequest extends RequestFacts permits LaidApart {

    /** The request leaves the TTL to the path. */
    static final long TTL_UNASKED = -1;

    /** So many demands of a zone are found out when a request is prepared; others when a path asks for them. */
    static final int DEMANDS_EARLY = 64;

    private static final int[] NO_INPUTS = {};

    /** Stands for a justification that nobody has asked about. */
    private static final int UNREAD = -1;

    private int reasonsAt;
    private long asked;
    private int justification;
    private final Approvers approvers;
    /** Whether some demand has looked at the approvals. */
    private boolean approvalsSeen;

    private boolean inZone;
    private long ttl;

    /** @param ofOneThread whether it is filled again and again */
    PreparedRequest(@Nullable Readers readers, boolean ofOneThread) {
        super(readers, ofOneThread);
        this.approvers = new Approvers(readers == null ? HeldRoles.NONE : readers.roles(), ofOneThread);
    }

    /** Room for one input and nothing else. */
    static PreparedRequest ofOneInput() {
        PreparedRequest one = new LaidApart(null, false);
        one.reserveOneInput();
        return one;
    }

    /** A request that no policy has looked at yet. */
    static PreparedRequest unprepared(Request request) {
        PreparedRequest unprepared = new LaidApart(null, false);
        unprepared.begin(request, null, NameTable.NONE, NameTable.NONE);
        // Whoever is handed it by a race sees its request.
        VarHandle.releaseFence();
        return unprepared;
    }

    /** Puts what every decision takes: who asks for what, and whether it lies in the zone. */
    void fill(Request of, @Nullable Zone into, int actionNumber, int kindNumber) {
        begin(of, into, actionNumber, kindNumber);
        numbers = Gates.numbers(actionNumber, kindNumber);
        asked = 0;
        met = 0;
        justification = UNREAD;
        approvers.forget();
        approvalsSeen = false;
        hasPast = of.history().overdueReviews() > 0 || !of.history().grants().isEmpty();
        ttl = of.ttl().isPresent() ? Ages.nanos(of.ttl().get()) : TTL_UNASKED;
        length = readers().lengths().of(ttl);
        reasonsAt = layOut(into);
        int reasons = into == null ? 0 : Math.min(into.demands.length, DEMANDS_EARLY);
        reserve(reasonsAt + reasons, into == null ? 0 : into.inputPlaces);
        forgetFacts(into == null ? NO_INPUTS : into.unread);
        holdsAll = into == null;
        readers()
                .roles()
                .fill(of.requester().groups(), into == null ? HeldRoles.ALL : into.requesterHints, cells, rolesAt);
        inZone = into != null && isIn(into);
        roles = cells[rolesAt];
        marks = firstMarks();
    }

    /** Reads all that has not been read. */
    @Override
    void readAll() {
        super.readAll();
        approvers();
        approvalsSeen = true;
        justification();
    }

    /** Code points without outer white space. */
    private static int characters(String text) {
        int end = text.length();
        int start = 0;
        while (start < end && Character.isWhitespace(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && Character.isWhitespace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.codePointCount(start, end);
    }

    /** Whether all these bits' demands have been found out. */
    boolean knows(long demands) {
        return (demands & ~asked) == 0;
    }

    /** Finds out which of the demands of these bits are met, as far as that is not known. */
    void ask(long bits, Demand[] demands, Conditions conditions) {
        for (long left = bits & ~asked; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            int reason = Demand.reasonOf(demands[i], this, conditions);
            cells[reasonsAt + i] = reason;
            met |= reason == Reasons.NONE ? 1L << i : 0;
        }
        asked |= bits;
    }

    /** The reasons why the first of a path's demands are not met that stand in the way, as {@link Walker} tells them. */
    int missing(Route route) {
        return missing(unmet(route.demandBits), route.admitBits, route.conditionBits, route.ttlBits);
    }

    /** Of what was not asked, because something before it stands in the way, no cell is read: it may say what another request lacked. */
    int missing(long unmet, long admits, long conditions, long ttl) {
        long first = (unmet & ttl) != 0 ? ttl : unmet;
        first = (unmet & conditions) != 0 ? unmet & conditions : first;
        return reasons((unmet & admits) != 0 ? unmet & admits : first);
    }

    private int reasons(long demands) {
        long reasons = Reasons.NONE;
        for (long left = demands; left != 0; left &= left - 1) {
            reasons |= cells[reasonsAt + Long.numberOfTrailingZeros(left)];
        }
        return (int) reasons;
    }

    /** {@link Reasons#NONE}, or the bit of the reason why one of the first {@link #DEMANDS_EARLY} demands is not met. */
    int reason(int demand) {
        return (int) cells[reasonsAt + demand];
    }

    boolean isInZone() {
        return inZone;
    }

    /** Whoever approved. */
    Approvers approvers() {
        approvers.fill(request(), into() == null ? HeldRoles.ALL : into().approverHints);
        return approvers;
    }

    /** Whether nobody has asked about approvals yet; whoever asks next is told so. */
    boolean looksAtApprovalsFirst() {
        boolean first = !approvalsSeen;
        if (first) {
            approvalsSeen = true;
        }
        return first;
    }

    /** Whether so many different kinds of factor are fresh. */
    boolean presents(Mfa mfa) {
        return Factors.areFresh(mfa, request().factors(), request().now());
    }

    /** Why they are not. */
    ReasonCode unpresented(Mfa mfa) {
        return Factors.missing(mfa, request().factors(), request().now());
    }

    /** Whether the request has been pending for more than so many nanoseconds. */
    boolean pendingLonger(long nanos) {
        Optional<Instant> since = request().pendingSince();
        return since.isPresent() && Ages.between(since.get(), request().now()) > nanos;
    }

    /** The justification's length in code points without outer white space. */
    int justification() {
        if (justification == UNREAD) {
            justification = characters(request().justification());
        }
        return justification;
    }

    /** Nanoseconds, or {@link #TTL_UNASKED}. */
    long ttl() {
        return ttl;
    }

    boolean holdsAny(int word, long roles) {
        return (cells[rolesAt + word] & roles) != 0;
    }

    boolean holdsAny(Bits roles) {
        return roles.meet(cells, rolesAt);
    }
}
