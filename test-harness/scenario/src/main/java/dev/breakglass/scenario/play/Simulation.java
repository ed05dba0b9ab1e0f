package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.model.Act;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The real runtime with one policy, played step by step on a virtual clock: whoever drives it gives acts, one after the
 * other, and gets an observation for each. Everything random comes from the seed, so the same acts give the same
 * observations. For one thread.
 */
public final class Simulation implements AutoCloseable {

    private final VirtualTime time;
    private final Site site;
    private final Stage stage;
    private final Chronicle chronicle = new Chronicle();

    /**
     * @param people everybody at the start, by id
     * @param signals what the segmentation layer says at the start, kept fresh until an act says otherwise
     * @param shelf the policies that a reload can name, by the words with which it does
     * @throws IOException if the log cannot be opened
     */
    public Simulation(
            Map<String, Person> people,
            Map<String, Value> signals,
            Instant start,
            LoadedPolicy policy,
            Function<String, LoadedPolicy> shelf,
            LogHome home,
            SecureRandom random)
            throws IOException {
        time = new VirtualTime(start);
        Cast cast = new Cast(people);
        SignalBoard board = new SignalBoard(time::steady, signals);
        site = new Site(cast, time, board, random, home, policy);
        stage = new Stage(site, cast, time, board, shelf);
    }

    /**
     * Does one act, now. What nobody could do is a {@link Deed.Refused}, never an exception.
     *
     * @throws IOException if a crash loses more than the process: the disk fails
     */
    public Observation perform(Act act) throws IOException {
        Deed deed = act instanceof Act.Crash crash ? crash(crash) : stage.perform(act);
        return observed(time.instant(), deed);
    }

    /**
     * Lets time go on, deadline by deadline, so that everything ends at its own moment.
     *
     * @param until since the start, by a clock that never jumps
     * @return what the runtime did by itself on the way
     */
    public List<Observation> passUntil(Duration until) {
        List<Observation> seen = new ArrayList<>();
        while (true) {
            Duration left = until.minus(time.elapsed());
            Optional<Duration> next = site.glass()
                    .nextDeadline()
                    .map(deadline -> Duration.between(time.steady(), deadline))
                    .filter(wait -> !wait.isNegative() && !wait.isZero() && wait.compareTo(left) <= 0);
            if (next.isEmpty()) {
                time.pass(left);
                return seen;
            }
            time.pass(next.get());
            sweep().ifPresent(seen::add);
        }
    }

    /** Ends what is over at this very moment; nothing if that is nothing. */
    public Optional<Observation> sweep() {
        List<Grant> ended = site.glass().sweep();
        Observation seen = observed(time.instant().truncatedTo(ChronoUnit.MILLIS), new Deed.Lapsed(ended));
        return ended.isEmpty() && seen.written().isEmpty() ? Optional.empty() : Optional.of(seen);
    }

    /** Every request that was made, by name, as it stands. */
    public Map<String, Grant> grants() {
        return stage.grants();
    }

    /** Every grant that the log knows of. */
    public List<Grant> all() {
        return site.glass().grants();
    }

    /** The policy in force. */
    public LoadedPolicy policy() {
        return site.policy();
    }

    public Duration elapsed() {
        return time.elapsed();
    }

    /** The time that deadlines are held against: the wall's, but never back. */
    public Instant now() {
        return time.steady();
    }

    /** Whose session it is, if it was opened. */
    public Optional<String> owner(String session) {
        return stage.owner(session);
    }

    @Override
    public void close() {
        site.close();
    }

    private Deed crash(Act.Crash crash) throws IOException {
        site.die();
        time.pass(crash.down());
        site.rise();
        return new Deed.Noted("recovered");
    }

    private Observation observed(Instant shown, Deed deed) {
        List<Entry> written = site.written();
        chronicle.tell(written, site.policy().witness());
        return new Observation(time.elapsed(), shown, deed, written, site.dutiesDone());
    }
}
