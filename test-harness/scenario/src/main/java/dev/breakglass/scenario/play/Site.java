package dev.breakglass.scenario.play;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runtime as it runs, crashes and comes back, with everything around it. For one thread. */
final class Site implements AutoCloseable {

    private final Cast cast;
    private final VirtualTime time;
    private final SignalBoard signals;
    private final SecureRandom random;
    private final LogHome home;
    private final List<String> duties = new ArrayList<>();
    private boolean dutiesWork = true;
    private Optional<Instant> logged = Optional.empty();
    private LoadedPolicy policy;
    private HeardLog log;
    private BreakGlass glass;

    Site(Cast cast, VirtualTime time, SignalBoard signals, SecureRandom random, LogHome home, LoadedPolicy policy)
            throws IOException {
        this.cast = cast;
        this.time = time;
        this.signals = signals;
        this.random = random;
        this.home = home;
        this.policy = policy;
        this.log = new HeardLog(home.open());
        this.glass = running();
    }

    BreakGlass glass() {
        return glass;
    }

    /** The policy in force. */
    LoadedPolicy policy() {
        return policy;
    }

    /** Puts another policy in force, and answers what ended by it. */
    List<Grant> reload(LoadedPolicy next, String by) {
        List<Grant> ended = glass.reload(next.policy(), by);
        policy = next;
        return ended;
    }

    /** Whatever does the duties works or fails from now on; it is no part of the process, and outlives it. */
    void duties(boolean work) {
        dutiesWork = work;
    }

    /** The process ends without a word. */
    void die() throws IOException {
        logged = log.last().map(Entry::time);
        log = new HeardLog(home.afterCrash(log.log()));
    }

    /** Another process opens the log. */
    void rise() {
        // Time that passed without an entry is known to the wall alone by now.
        logged.ifPresent(time::forget);
        glass = running();
    }

    /** What was written since the last call. */
    List<Entry> written() {
        return log.heard();
    }

    /** The duties that were done since the last call. */
    List<String> dutiesDone() {
        List<String> done = List.copyOf(duties);
        duties.clear();
        return done;
    }

    @Override
    public void close() {
        glass.close();
    }

    private BreakGlass running() {
        return BreakGlass.builder()
                .policy(policy.policy())
                .log(log)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .clock(time)
                .ticker(time)
                .random(random)
                .directory(cast)
                .signals(signals)
                .duties((grant, duty) -> perform(text(duty)))
                .anyBroker(name -> new PlayedBroker(() -> perform(destroying(name))))
                .build();
    }

    private void perform(String duty) {
        if (!dutiesWork) {
            throw new IllegalStateException("the scenario says that duties fail");
        }
        duties.add(duty);
    }

    /** A duty as a scenario writes it. */
    static String text(Obligation duty) {
        if (duty instanceof Obligation.Notify notify) {
            return "notify " + notify.target();
        }
        if (duty instanceof Obligation.After after) {
            return "after " + after.step() + " " + after.argument();
        }
        if (duty instanceof Obligation.Issue issue) {
            return destroying(issue.broker());
        }
        throw new IllegalStateException("no duty: " + duty);
    }

    /** What is owed for a credential. */
    private static String destroying(String broker) {
        return "destroy " + broker;
    }
}
