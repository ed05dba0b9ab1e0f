package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.ApprovalRule;
import dev.breakglass.runtime.program.Facts;
import dev.breakglass.runtime.program.TextPattern;
import dev.breakglass.runtime.program.TimeWindow;
import dev.breakglass.runtime.program.Weekdays;
import dev.breakglass.runtime.request.History.PastGrant;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A request in the numbers of a vocabulary. */
final class Prepared implements Facts {

    private static final List<String> FACTORS = List.of("password", "sms", "totp", "push", "webauthn", "piv");

    private final Vocabulary vocabulary;
    private final Index index;
    private final Request request;
    private final boolean[] held;
    private final Inputs inputs;
    private final Quorum quorum;

    Prepared(Vocabulary vocabulary, Index index, Request request) {
        this.vocabulary = vocabulary;
        this.index = index;
        this.request = request;
        this.held = index.roles(request.requester().groups());
        this.inputs = new Inputs(vocabulary, request, kind());
        this.quorum = new Quorum(index, request);
    }

    Request request() {
        return request;
    }

    Inputs inputs() {
        return inputs;
    }

    Quorum quorum() {
        return quorum;
    }

    @Override
    public int zone() {
        return index.zone(request.zone());
    }

    @Override
    public int action() {
        return index.action(request.action());
    }

    @Override
    public int kind() {
        return index.kind(request.resource().kind());
    }

    @Override
    public String resource() {
        return request.resource().name();
    }

    @Override
    public boolean holds(int role) {
        return held[role];
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
    public boolean during(TimeWindow window) {
        return window.contains(request.now());
    }

    @Override
    public boolean on(Weekdays days) {
        return days.contains(request.now());
    }

    @Override
    public int mfa(int kinds, int count, long within) {
        return mfa(request.factors(), request.now(), kinds, count, within);
    }

    static int mfa(List<Presented> factors, Instant now, int kinds, int count, long within) {
        int ever = 0;
        int fresh = 0;
        for (Presented factor : factors) {
            int kind = FACTORS.indexOf(factor.kind());
            boolean counts =
                    kind >= 0 && (kinds >> kind & 1) == 1 && !factor.at().isAfter(now);
            if (counts) {
                ever |= 1 << kind;
                fresh |= within(factor.at(), now, within) ? 1 << kind : 0;
            }
        }
        if (Integer.bitCount(fresh) >= count) {
            return MFA_MET;
        }
        return Integer.bitCount(ever) >= count ? MFA_STALE : MFA_NEVER;
    }

    /** Whether a moment that is not later than now is no longer ago than so many nanoseconds; the edge counts. */
    static boolean within(Instant at, Instant now, long nanos) {
        return Duration.between(at, now).compareTo(Duration.ofNanos(nanos)) <= 0;
    }

    @Override
    public boolean approved(ApprovalRule[] rules) {
        return quorum.met(rules);
    }

    @Override
    public boolean pendingLonger(long nanos) {
        return request.pendingSince()
                .filter(since -> !since.isAfter(request.now()) && !within(since, request.now(), nanos))
                .isPresent();
    }

    @Override
    public int justification() {
        String text = request.justification().strip();
        return text.codePointCount(0, text.length());
    }

    @Override
    public boolean ticket(TextPattern pattern) {
        return request.ticket().filter(pattern::matches).isPresent();
    }

    @Override
    public long ttl() {
        return request.ttl().map(Prepared::nanos).orElse(-1L);
    }

    /** Saturates at 292 years, which is more than any path grants. */
    static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    @Override
    public int open(int path) {
        return (int) grants(path).filter(grant -> ended(grant).isEmpty()).count();
    }

    @Override
    public int granted(int path, long within) {
        return (int) grants(path)
                .filter(grant -> within(grant.grantedAt(), request.now(), within))
                .count();
    }

    @Override
    public boolean cooling(int path, long cooldown) {
        Duration pause = Duration.ofNanos(cooldown);
        return grants(path)
                .map(this::ended)
                .flatMap(Optional::stream)
                .anyMatch(end -> Duration.between(end, request.now()).compareTo(pause) < 0);
    }

    private Stream<PastGrant> grants(int path) {
        String name = vocabulary.paths().get(path).name();
        return request.history().grants().stream()
                .filter(grant -> grant.path().equals(name) && !grant.grantedAt().isAfter(request.now()));
    }

    /** An end that is dated later than now has not come. */
    private Optional<Instant> ended(PastGrant grant) {
        return grant.endedAt().filter(end -> !end.isAfter(request.now()));
    }

    @Override
    public int overdueReviews() {
        return request.history().overdueReviews();
    }
}
