package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request in the numbers of one policy's vocabulary, to be decided as often as need be without looking anything up. A
 * policy that did not make it makes one of its own from the {@link #request()}. Immutable and thread-safe once made.
 */
public final class PreparedRequest implements Facts {

    /** The request leaves the TTL to the path. */
    static final long TTL_UNASKED = -1;

    private static final long NOT_PENDING = -1;

    /** Whose numbers these are. */
    @Nullable Preparation by;

    private @Nullable Request request;
    private int zone;
    private int action;
    private int kind;
    private int justification;
    private long ttl;
    private long pending;
    private final long[] held;
    private boolean[] marks = {};
    private final Inputs inputs = new Inputs();
    private final FactorAges factors = new FactorAges();
    private final Approvers approvers = new Approvers();

    PreparedRequest(int roleWords) {
        this.held = new long[roleWords];
    }

    /** The request as it was. */
    public Request request() {
        return Objects.requireNonNull(request);
    }

    /** Puts all that does not depend on the zone. */
    void fill(Request asked, int zoneNumber, int actionNumber, int kindNumber, HeldRoles roles) {
        request = asked;
        zone = zoneNumber;
        action = actionNumber;
        kind = kindNumber;
        justification = characters(asked.justification());
        ttl = asked.ttl().isPresent() ? Ages.nanos(asked.ttl().get()) : TTL_UNASKED;
        pending = asked.pendingSince().isPresent()
                ? Ages.between(asked.pendingSince().get(), asked.now())
                : NOT_PENDING;
        roles.fill(asked.requester().groups(), held, 0);
        factors.fill(asked.factors(), asked.now());
        approvers.fill(asked, roles);
    }

    /** Makes room for so many marks. */
    boolean[] marks(int places) {
        if (places > marks.length) {
            marks = new boolean[places];
        }
        return marks;
    }

    Inputs inputs() {
        return inputs;
    }

    /** Nothing of the request is kept. */
    void forget() {
        request = null;
        by = null;
        inputs.forget();
        approvers.forget();
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

    /** 0 if enough different kinds of factor are fresh, else the bit of the reason. */
    int missing(Rules.Mfa mfa) {
        return factors.missing(mfa);
    }

    /** Whether the approvals meet every rule, with one person counting for one rule only. */
    boolean approved(List<ApprovalRule> rules, boolean inOrder) {
        return inOrder ? new Quorum(approvers).met(rules) : approvers.meet(rules);
    }

    Quorum quorum() {
        return new Quorum(approvers);
    }

    /** Whether the request has been pending for more than so many nanoseconds. */
    boolean pendingLonger(long nanos) {
        return pending > nanos;
    }

    /** The justification's length in code points without outer white space. */
    int justification() {
        return justification;
    }

    /** Nanoseconds, or {@link #TTL_UNASKED}. */
    long ttl() {
        return ttl;
    }

    Duration ttl(long whenUnasked) {
        return request().ttl().orElseGet(() -> Duration.ofNanos(whenUnasked));
    }

    boolean holdsAny(int[] roles) {
        return HeldRoles.any(roles, held, 0);
    }

    @Override
    public int zone() {
        return zone;
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
        return (held[role >>> 6] >>> role & 1) != 0;
    }

    @Override
    public int known(int input) {
        return inputs.known(input);
    }

    @Override
    public long number(int input) {
        return inputs.number(input);
    }

    @Override
    public String text(int input) {
        return inputs.text(input);
    }

    @Override
    public boolean inRange(int input, AddressRange range) {
        return inputs.inRange(input, range);
    }

    @Override
    public boolean sameAddress(int left, int right) {
        return inputs.same(left, right);
    }

    @Override
    public boolean hasNumber(int input, long value) {
        return inputs.has(input, value);
    }

    @Override
    public boolean hasText(int input, String value) {
        return inputs.has(input, value);
    }

    @Override
    public boolean hasAddress(int input, AddressRange range) {
        return inputs.hasAddress(input, range);
    }

    @Override
    public boolean marked(int mark) {
        return marks[mark];
    }
}
