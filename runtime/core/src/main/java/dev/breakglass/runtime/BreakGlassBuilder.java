package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.policy.Policy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Puts a {@link BreakGlass} together. Policy and log must be given. Not thread-safe. */
public final class BreakGlassBuilder {

    private static final Duration LAPSE_MAX = Duration.ofDays(366);
    private static final Duration SWEEP_MIN = Duration.ofMillis(1);
    private static final Duration SWEEP_MAX = Duration.ofHours(1);

    @Nullable
    Policy policy;

    @Nullable
    AuditLog log;

    Clock clock = Clock.systemUTC();
    LongSupplier ticker = System::nanoTime;
    SecureRandom random = new SecureRandom();
    Optional<Directory> directory = Optional.empty();
    Optional<Signals> signals = Optional.empty();
    Duration lapse = Duration.ofHours(24);
    PromptLimit prompts = new PromptLimit(10, Duration.ofMinutes(10));
    RefusalLimit refusals = new RefusalLimit(1_000, Duration.ofMinutes(10));
    Optional<Executor> dutyExecutor = Optional.empty();
    Duration sweepEvery = Duration.ofSeconds(1);
    private final Map<String, CredentialBroker> brokers = new TreeMap<>();
    private Optional<Function<String, CredentialBroker>> otherBroker = Optional.empty();
    int stateEvery = StateKeeper.EVERY;

    Duties duties = (grant, duty) -> {
        throw new UnsupportedOperationException("nobody is there to do duties");
    };

    BreakGlassBuilder() {}

    public BreakGlassBuilder policy(Policy inForce) {
        policy = inForce;
        return this;
    }

    /** Where everything is written; closed together with the {@link BreakGlass}, or when {@link #build} fails. */
    public BreakGlassBuilder log(AuditLog audit) {
        log = audit;
        return this;
    }

    /** The wall clock; the system's if not given. */
    public BreakGlassBuilder clock(Clock wall) {
        clock = wall;
        return this;
    }

    /** Monotonic nanoseconds; {@link System#nanoTime} if not given. */
    public BreakGlassBuilder ticker(LongSupplier nanoseconds) {
        ticker = nanoseconds;
        return this;
    }

    public BreakGlassBuilder random(SecureRandom source) {
        random = source;
        return this;
    }

    /** Who is in which group now. If not given, the groups that callers vouch for count throughout. */
    public BreakGlassBuilder directory(Directory groups) {
        directory = Optional.of(groups);
        return this;
    }

    /** The current readings. If given, they alone count; if not, those that a request brought. */
    public BreakGlassBuilder signals(Signals readings) {
        signals = Optional.of(readings);
        return this;
    }

    /** Who does duties. If not given, every duty fails and stays visible. */
    public BreakGlassBuilder duties(Duties performer) {
        duties = performer;
        return this;
    }

    /** Who makes what a path says {@code issue} of by this name. A path of which a broker is missing hands out no key. */
    public BreakGlassBuilder broker(String name, CredentialBroker broker) {
        brokers.put(name, broker);
        return this;
    }

    /**
     * Who makes what a path says {@code issue} of by any name that no other broker was given for.
     *
     * @param byName answers the same broker for the same name; asked by any thread, as often as one is needed
     */
    public BreakGlassBuilder anyBroker(Function<String, CredentialBroker> byName) {
        otherBroker = Optional.of(byName);
        return this;
    }

    Brokers brokers() {
        return new Brokers(brokers, otherBroker);
    }

    /**
     * Where duties run, and credentials are destroyed; in up to eight daemon threads if not given, and up to eight more for each
     * broker, so that what hangs keeps nothing else waiting.
     */
    public BreakGlassBuilder dutyExecutor(Executor executor) {
        dutyExecutor = Optional.of(executor);
        return this;
    }

    /**
     * How often a daemon thread sweeps, by the system's clock: each second if not given, at least a millisecond and at most an
     * hour. With {@link Duration#ZERO} nothing is swept but by {@link BreakGlass#sweep}.
     */
    public BreakGlassBuilder sweepEvery(Duration every) {
        boolean isNever = every.isZero();
        if (!isNever && (every.compareTo(SWEEP_MIN) < 0 || every.compareTo(SWEEP_MAX) > 0)) {
            throw new IllegalArgumentException("sweepEvery: nothing, or " + SWEEP_MIN + " to " + SWEEP_MAX);
        }
        sweepEvery = every;
        return this;
    }

    /** After how long a request that is still pending lapses; 24 hours if not given, 366 days at the most. */
    public BreakGlassBuilder lapseAfter(Duration pending) {
        if (pending.isNegative() || pending.isZero() || pending.compareTo(LAPSE_MAX) > 0) {
            throw new IllegalArgumentException("lapseAfter: more than nothing, at most " + LAPSE_MAX);
        }
        lapse = pending;
        return this;
    }

    /**
     * How many prompts of one requester may fail or wait within a while, at most a day; then they wait until one of these is
     * older. Ten within ten minutes if not given. A request that is approved does not count.
     */
    public BreakGlassBuilder prompts(int most, Duration within) {
        prompts = new PromptLimit(most, within);
        return this;
    }

    /**
     * How many refusals of one person within a while, at most a day, are written one by one, and ten times as many of all
     * people together; further ones are counted, and an entry says how many they were. A thousand within ten minutes if not
     * given. What a person may do is done and written all the same.
     */
    public BreakGlassBuilder refusals(int most, Duration within) {
        refusals = new RefusalLimit(most, within);
        return this;
    }

    /**
     * Replays the log and says of every use that was running that nobody knows how it ended. Closes the log when that fails, so
     * that it can be opened again.
     *
     * @throws IllegalStateException if policy or log are not given
     * @throws dev.breakglass.runtime.grant.MisfitException if the log is not one of grants, naming the first bad entry
     */
    public BreakGlass build() {
        try {
            if (policy == null || log == null) {
                throw new IllegalStateException("a policy and a log must be given");
            }
            return new BreakGlass(this, policy, log);
        } catch (RuntimeException | Error failure) {
            closeAfter(failure);
            throw failure;
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            if (log != null) {
                log.close();
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
