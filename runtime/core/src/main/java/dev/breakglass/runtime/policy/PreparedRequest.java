package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.Mfa;
import dev.breakglass.runtime.policy.Rules.Thing;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.IpAddress;
import dev.breakglass.runtime.request.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request in the numbers of one policy's vocabulary, to be decided as often as need be without looking anything up. A
 * policy that did not make it makes one of its own from the {@link #request()}. Immutable and thread-safe once made.
 *
 * <p>Whatever is a number stands side by side in one array of cells: the bits of the requester's roles and of the marks, the ages
 * of the factors, what conditions read, the approvals, and the reasons why demands of the zone are not met.
 */
public final class PreparedRequest implements Facts {

    /** The request leaves the TTL to the path. */
    static final long TTL_UNASKED = -1;

    /** So many demands of a zone are found out when a request is prepared; others when a path asks for them. */
    static final int DEMANDS_EARLY = 64;

    private static final long NOT_PENDING = -1;

    private static final int KNOWN = 0;
    private static final int VALUE = 1;
    private static final int INPUT_CELLS = 2;

    /** Whose numbers these are. */
    @Nullable
    Preparation by;

    private @Nullable Request request;
    private final int roleWords;
    private int factorsAt;
    private int inputsAt;
    private @Nullable Zone zone;
    private int reasonsAt;
    private long asked;
    private long met;
    private int action;
    private int kind;
    private int justification;
    private int marksAt;
    private int approvalsAt;
    private int approvalsEnd;
    private boolean past;
    private boolean inZone;
    private long ttl;
    private int length;
    private long pending;
    private long[] cells;
    private @Nullable Object[] objects = {};

    PreparedRequest(int roleWords) {
        this.roleWords = roleWords;
        this.cells = new long[roleWords];
    }

    /** Room for one input and nothing else. */
    static PreparedRequest ofOneInput() {
        PreparedRequest one = new PreparedRequest(0);
        one.reserve(one.inputsAt + INPUT_CELLS, 1);
        return one;
    }

    /** A request that no policy has looked at yet. */
    static PreparedRequest unprepared(Request request) {
        PreparedRequest unprepared = new PreparedRequest(0);
        unprepared.request = request;
        return unprepared;
    }

    /** The request as it was. */
    public Request request() {
        return Objects.requireNonNull(request);
    }

    /** Puts all that is not read for the zone alone. */
    void fill(Request of, @Nullable Zone into, int actionNumber, int kindNumber, HeldRoles roles, Lengths lengths) {
        request = of;
        zone = into;
        asked = 0;
        met = 0;
        action = actionNumber;
        kind = kindNumber;
        int inputPlaces = into == null ? 0 : into.inputPlaces;
        int markPlaces = into == null ? 0 : into.markPlaces;
        // What every walk looks at stands in front.
        marksAt = roleWords;
        factorsAt = marksAt + (markPlaces + Long.SIZE - 1) / Long.SIZE;
        inputsAt = factorsAt + Factors.CELLS;
        approvalsAt = inputsAt + inputPlaces * INPUT_CELLS;
        reasonsAt = approvalsAt + of.approvals().size() * approvalCells();
        reserve(reasonsAt + (into == null ? 0 : Math.min(into.demands.length, DEMANDS_EARLY)), inputPlaces);
        Arrays.fill(cells, marksAt, factorsAt, 0);
        justification = characters(of.justification());
        ttl = of.ttl().isPresent() ? Ages.nanos(of.ttl().get()) : TTL_UNASKED;
        length = lengths.of(ttl);
        pending = of.pendingSince().isPresent() ? Ages.between(of.pendingSince().get(), of.now()) : NOT_PENDING;
        past = of.history().overdueReviews() > 0 || !of.history().grants().isEmpty();
        roles.fill(of.requester().groups(), cells, 0);
        Factors.fill(of.factors(), of.now(), cells, factorsAt);
        approvalsEnd = Approvers.fill(of, roles, cells, approvalsAt);
    }

    private void reserve(int numbers, int others) {
        if (numbers > cells.length) {
            cells = new long[numbers];
        }
        if (others > objects.length) {
            objects = new Object[others];
        }
    }

    /** Lets go of the request and of every object of it; the numbers stay until the next one is put over them. */
    void forget() {
        request = null;
        by = null;
        zone = null;
        Arrays.fill(objects, null);
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

    /** Whether the resource lies in the zone. */
    void putInZone(boolean lies) {
        inZone = lies;
    }

    /** Whether all these bits' demands have been found out. */
    boolean knows(long demands) {
        return (demands & ~asked) == 0;
    }

    /** Finds out which of the demands of these bits are met, as far as that is not known. */
    void ask(long bits, Demand[] demands, Conditions conditions) {
        for (long left = bits & ~asked; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            int reason = demands[i].reason(this, conditions);
            cells[reasonsAt + i] = reason;
            met |= reason == Reasons.NONE ? 1L << i : 0;
        }
        asked |= bits;
    }

    /** Whether the demands of all these bits are met. */
    boolean meets(long demands) {
        return (demands & ~met) == 0;
    }

    /** {@link Reasons#NONE}, or the bit of the reason why one of the first {@link #DEMANDS_EARLY} demands is not met. */
    int reason(int demand) {
        return (int) cells[reasonsAt + demand];
    }

    boolean isInZone() {
        return inZone;
    }

    /** @param truth {@link dev.breakglass.runtime.program.Truth#TRUE}, or why the input is unknown */
    void putKnown(int input, int truth) {
        cells[inputsAt + input * INPUT_CELLS + KNOWN] = truth;
    }

    boolean putNumber(int input, long value) {
        cells[inputsAt + input * INPUT_CELLS + VALUE] = value;
        return true;
    }

    /** A text, an address, or a set of values; whether there is one. */
    boolean putObject(int input, @Nullable Object value) {
        objects[input] = value;
        return value != null;
    }

    void putMark(int mark) {
        cells[marksAt + (mark >>> 6)] |= 1L << mark;
    }

    long[] cells() {
        return cells;
    }

    int approvalsAt() {
        return approvalsAt;
    }

    int approvalsEnd() {
        return approvalsEnd;
    }

    int approvalCells() {
        return Approvers.cells(roleWords);
    }

    /** Whether so many different kinds of factor are fresh. */
    boolean presents(Mfa mfa) {
        return Factors.areFresh(mfa, cells, factorsAt);
    }

    /** Why they are not. */
    ReasonCode unpresented(Mfa mfa) {
        return Factors.missing(mfa, cells, factorsAt);
    }

    /** Whether the request has been pending for more than so many nanoseconds. */
    boolean pendingLonger(long nanos) {
        return pending > nanos;
    }

    /** The justification's length in code points without outer white space. */
    int justification() {
        return justification;
    }

    /** Whether the requester's history could count. */
    boolean hasPast() {
        return past;
    }

    /** Nanoseconds, or {@link #TTL_UNASKED}. */
    long ttl() {
        return ttl;
    }

    /** The number of the length of time that it asks for, or {@link Lengths#UNASKED} or {@link Lengths#OTHER}. */
    int length() {
        return length;
    }

    boolean holdsAny(int word, long roles) {
        return (cells[word] & roles) != 0;
    }

    boolean holdsAny(Bits roles) {
        return roles.meet(cells, 0);
    }

    /** Whether the resource is one of these. */
    boolean liesIn(List<Thing> things) {
        for (int i = 0; i < things.size(); i++) {
            Thing thing = things.get(i);
            if (thing.kind() >= 0 && thing.kind() == kind && isNamed(thing.mark())) {
                return true;
            }
        }
        return false;
    }

    /** @param mark that the resource's name has to have, or {@link Thing#ANY_NAME} */
    boolean isNamed(int mark) {
        return mark == Thing.ANY_NAME || marked(mark);
    }

    /** Nothing if the policy has no zone of that name. */
    @Nullable
    Zone into() {
        return zone;
    }

    @Override
    public int zone() {
        return zone == null ? NameTable.NONE : zone.number;
    }

    @Override
    public int action() {
        return action;
    }

    @Override
    public int kind() {
        return kind;
    }

    @Override
    public boolean holds(int role) {
        return HeldRoles.has(role, cells, 0);
    }

    @Override
    public int known(int input) {
        return (int) cells[inputsAt + input * INPUT_CELLS + KNOWN];
    }

    @Override
    public long number(int input) {
        return cells[inputsAt + input * INPUT_CELLS + VALUE];
    }

    @Override
    public String text(int input) {
        return (String) object(input);
    }

    @Override
    public boolean inRange(int input, AddressRange range) {
        return in((IpAddress) object(input), range);
    }

    @Override
    public boolean sameAddress(int left, int right) {
        return object(left).equals(object(right));
    }

    @Override
    public boolean hasNumber(int input, long value) {
        return Arrays.binarySearch((long[]) object(input), value) >= 0;
    }

    @Override
    public boolean hasText(int input, String value) {
        return ((Set<?>) object(input)).contains(value);
    }

    @Override
    public boolean hasAddress(int input, AddressRange range) {
        return ((Set<?>) object(input)).stream().anyMatch(element -> in((IpAddress) element, range));
    }

    private static boolean in(IpAddress address, AddressRange range) {
        return range.contains(address.high(), address.low());
    }

    @Override
    public boolean marked(int mark) {
        return (cells[marksAt + (mark >>> 6)] >>> mark & 1) != 0;
    }

    private Object object(int input) {
        return Objects.requireNonNull(objects[input]);
    }
}
