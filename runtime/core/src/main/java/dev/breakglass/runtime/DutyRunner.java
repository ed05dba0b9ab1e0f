package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** Does the duties that are due, each by one thread at a time, and writes down how it went. */
final class DutyRunner implements AutoCloseable {

    /** How long whoever closes waits for somebody who is starting duties, or does them where they are started. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private static final Duration UNLOGGED_RETRY = Duration.ofSeconds(30);

    /** One duty of one grant. */
    private record Owed(Grant grant, Duty duty) {}

    private record Place(GrantId grant, int duty) {}

    private final Journal journal;
    private final Duties duties;
    private final Credentials credentials;
    private final Function<Duty, Executor> executors;
    private final Set<Place> running = ConcurrentHashMap.newKeySet();
    /** Read by whoever starts duties, written by whoever closes. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private volatile boolean closed;
    /** Not before when those are tried again of which the log did not take how they went. */
    private final Map<Place, Instant> unlogged = new ConcurrentHashMap<>();
    /** Not before when a failure is written down: the log had no room for one, and each that it refuses is dear. */
    private volatile Instant noRoomUntil = Instant.MIN;

    DutyRunner(Journal journal, Duties duties, Credentials credentials, Function<Duty, Executor> executors) {
        this.journal = journal;
        this.duties = duties;
        this.credentials = credentials;
        this.executors = executors;
    }

    /** Starts whatever is due. The door never waits for a failing duty: that stays owed, visible, and comes again. */
    void run() {
        // Whoever comes while it is being closed leaves all to the next start.
        if (!gate.readLock().tryLock()) {
            return;
        }
        try {
            if (!closed) {
                takeAndStart();
            }
        } finally {
            gate.readLock().unlock();
        }
    }

    /** From here on nothing is started, and what was is left to its executor. */
    @Override
    public void close() {
        closed = true;
        try {
            // Whoever comes later finds it closed.
            if (gate.writeLock().tryLock(CLOSE_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
                gate.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAndStart() {
        List<Owed> due;
        try {
            due = take();
        } catch (RuntimeException e) {
            // The act that brought us here is done and must not seem to have failed; the next one says what is wrong.
            return;
        }
        try {
            while (!due.isEmpty()) {
                start(due.remove(0));
            }
        } finally {
            giveBack(due);
        }
    }

    private void start(Owed owed) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            executors.apply(owed.duty()).execute(() -> {
                begun.set(true);
                perform(owed);
            });
        } catch (RuntimeException | Error e) {
            if (begun.get()) {
                throw e;
            }
            if (closed) {
                running.remove(place(owed.grant(), owed.duty()));
                return;
            }
            // As above: where no thread can be had, the duty has failed, and the next one may have more luck.
            finish(owed, Optional.of(e.getClass().getName()));
        }
    }

    /** When the next duty that is owed and that nobody is doing is to be tried; one that is owed at once within a second. */
    Optional<Instant> next() {
        return journal.read(this::next)
                .map(due -> due.equals(Duty.AT_ONCE) ? journal.nowToEnd().plus(FIRST_RETRY) : due);
    }

    private Optional<Instant> next(Ledger ledger) {
        Optional<Instant> first = Optional.empty();
        for (Grant grant : ledger.owing(Instant.MAX)) {
            for (Duty duty : grant.duties()) {
                Instant at = later(duty.dueAt(), notBefore(place(grant, duty)));
                boolean isNext = first.isEmpty() || at.isBefore(first.get());
                if (isNext && duty.isOwed() && !running.contains(place(grant, duty))) {
                    first = Optional.of(at);
                }
            }
        }
        return first;
    }

    private Instant notBefore(Place place) {
        return unlogged.getOrDefault(place, Duty.AT_ONCE);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Owed> take() {
        List<Owed> due = new ArrayList<>();
        try {
            return journal.inTurnToEnd(turn -> {
                // Another try, if the log did not take what came before the first.
                giveBack(due);
                for (Grant grant : turn.ledger().owing(turn.now())) {
                    for (Duty duty : grant.duties()) {
                        Place place = place(grant, duty);
                        boolean isDue = duty.isDue(turn.now()) && !turn.now().isBefore(notBefore(place));
                        if (isDue && running.add(place)) {
                            due.add(new Owed(grant, duty));
                        }
                    }
                }
                return due;
            });
        } catch (RuntimeException | Error e) {
            giveBack(due);
            throw e;
        }
    }

    private void giveBack(List<Owed> taken) {
        taken.forEach(owed -> running.remove(place(owed.grant(), owed.duty())));
        taken.clear();
    }

    private static Place place(Grant grant, Duty duty) {
        return new Place(grant.id(), duty.number());
    }

    private void perform(Owed owed) {
        if (journal.isClosed()) {
            // An executor of the embedder's that outlived all: nobody could write down that it was done.
            running.remove(place(owed.grant(), owed.duty()));
            return;
        }
        Optional<String> failure = Optional.empty();
        try {
            if (owed.duty().credential().isPresent()) {
                credentials.destroy(owed.grant(), owed.duty());
            } else {
                duties.perform(owed.grant(), owed.duty().what());
            }
        } catch (Throwable e) {
            // Whatever a duty throws must not seem to come from the opening or the end that led to it.
            failure = Optional.of(e.getClass().getName());
        }
        finish(owed, failure);
    }

    private void finish(Owed owed, Optional<String> failure) {
        Place place = place(owed.grant(), owed.duty());
        try {
            if (failure.isPresent() && journal.nowToEnd().isBefore(noRoomUntil)) {
                unlogged.put(place, later());
            } else {
                journal.inTurnToEnd(turn -> record(turn, owed, failure));
                unlogged.remove(place);
            }
        } catch (RuntimeException e) {
            // The duty is still owed and comes again, not at once: it may have been done. What led here is done.
            unlogged.put(place, later());
            if (e instanceof AuditLogException no && no.reason() == LogFault.Reason.FULL) {
                noRoomUntil = later();
            }
        } finally {
            running.remove(place);
        }
    }

    private Instant later() {
        return journal.nowToEnd().plus(UNLOGGED_RETRY);
    }

    /** A credential of which something else is owed by now was destroyed too early: that does not count. */
    private static Grant record(Turn turn, Owed owed, Optional<String> failure) {
        Grant grant = turn.ledger().grant(owed.grant().id()).orElseThrow();
        Duty now = grant.duties().get(owed.duty().number());
        return now.credential().equals(owed.duty().credential())
                ? turn.record(Optional.empty(), grant.id(), outcome(now, failure, turn.now()))
                : grant;
    }

    private static GrantEvent outcome(Duty duty, Optional<String> failure, Instant now) {
        if (failure.isEmpty()) {
            return new GrantEvent.DutyDone(duty.number());
        }
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(duty.attempts(), 10));
        Duration capped = wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
        return new GrantEvent.DutyFailed(duty.number(), failure.get(), now.plus(capped));
    }
}
