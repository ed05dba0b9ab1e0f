package dev.breakglass.bench.engine;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;

/** A request in numbers: the ids of {@link FloorWords}, sets as bits, moments as nanoseconds since 1970. */
final class FloorRequest {
    static final int FACTOR_STRIDE = 2;
    static final int APPROVAL_STRIDE = 3;

    final int zone;
    final int zoneOfResource;
    final long scope;
    final long groups;
    final int severity;
    final long networkAt;
    final int characters;
    final long ttl;
    final int overdueReviews;
    final int person;
    final long now;

    /** For each factor its bit and its moment. */
    final long[] factors;

    /** For each approval its approver, the approver's groups and its moment. */
    final long[] approvals;

    FloorRequest(Request request, FloorWords words) {
        zone = words.zones.of(request.zone());
        zoneOfResource = words.zoneOfResource(request.resource().name());
        groups = words.groups.bits(request.requester().groups());
        severity = request.incident().map(incident -> incident.severity()).orElse(0);
        Optional<Reading> network = Optional.ofNullable(request.signals().get("network"));
        scope = one(request.action(), words)
                | one(request.resource().kind(), words)
                | network.map(reading -> one(reading.value().toString(), words)).orElse(FloorWords.UNKNOWN);
        networkAt = network.map(reading -> nanos(reading.at())).orElse(0L);
        String reason = request.justification().strip();
        characters = reason.codePointCount(0, reason.length());
        ttl = request.ttl().map(Duration::toNanos).orElse(0L);
        overdueReviews = request.history().overdueReviews();
        person = words.people.add(request.requester().id());
        now = nanos(request.now());
        factors = request.factors().stream()
                .flatMapToLong(factor -> factor(factor, words))
                .toArray();
        approvals = request.approvals().stream()
                .flatMapToLong(approval -> approval(approval, words))
                .toArray();
    }

    private static long one(String word, FloorWords words) {
        long bit = words.scope.bit(word);
        return bit == 0 ? FloorWords.UNKNOWN : bit;
    }

    private static LongStream factor(Presented factor, FloorWords words) {
        return LongStream.of(words.factors.bit(factor.kind()), nanos(factor.at()));
    }

    private static LongStream approval(Approval approval, FloorWords words) {
        return LongStream.of(
                words.people.add(approval.by()), words.groups.bits(approval.groups()), nanos(approval.at()));
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }
}
