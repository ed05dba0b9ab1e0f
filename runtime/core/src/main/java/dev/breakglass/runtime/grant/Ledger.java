package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.RequestLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every grant there is: the fold over the log's entries. To change it, {@link #plan} a change, make it durable, then
 * {@link #apply} it; in between nothing else may change it, which is the caller's lock to see to. Not thread-safe; the
 * grants that it hands out are immutable.
 */
public final class Ledger {

    private static final Comparator<Ready> READY_ORDER =
            Comparator.comparing(Ready::at).thenComparing(Ready::grant);

    private final Map<GrantId, Grant> grants = new LinkedHashMap<>();
    private final Map<SessionId, GrantId> sessions = new HashMap<>();
    private final Map<String, SortedSet<Ready>> byRequester = new HashMap<>();
    // So that nobody walks through years of grants that are over, nor through all that are open.
    private final Set<GrantId> live = new LinkedHashSet<>();
    private final Set<GrantId> running = new LinkedHashSet<>();
    private final Agenda deadlines = new Agenda();
    private final Agenda duties = new Agenda();
    private final Prompts prompts = new Prompts();

    /** A grant that was ready once. */
    private record Ready(Instant at, GrantId grant) {}

    private long size;
    private Instant last = RequestLimits.EARLIEST;

    /** A ledger of no entries. */
    public Ledger() {}

    /** The ledger that was in this state. */
    public Ledger(LedgerState state) {
        size = state.size();
        last = state.last();
        state.grants().forEach(this::put);
        prompts.addAll(state.prompts());
    }

    /** Everything that the entries have made of it. */
    public LedgerState state() {
        return new LedgerState(size, last, List.copyOf(grants.values()), prompts.all());
    }

    /** How many entries made this ledger; the number of the next one. */
    public long size() {
        return size;
    }

    /** The time of the last entry; no later entry may be earlier. */
    public Instant last() {
        return last;
    }

    public Optional<Grant> grant(GrantId id) {
        return Optional.ofNullable(grants.get(id));
    }

    public Optional<Grant> grant(SessionId session) {
        return Optional.ofNullable(sessions.get(session)).flatMap(this::grant);
    }

    /** How many grants there are. */
    public int count() {
        return grants.size();
    }

    /** All grants in the order of their requests. */
    public List<Grant> grants() {
        return List.copyOf(grants.values());
    }

    /** The grants that can still open something, in the order of their requests. */
    public List<Grant> live() {
        return named(live);
    }

    /** The grants that are over at that moment and have not been ended, soonest first. */
    public List<Grant> overdue(Instant now) {
        return named(deadlines.until(now));
    }

    /** The grants with a duty that is to be tried at that moment, soonest first. */
    public List<Grant> owing(Instant now) {
        return named(duties.until(now));
    }

    /** When the next grant ends by itself. */
    public Optional<Instant> nextEnd() {
        return deadlines.first();
    }

    /** The grants of a requester that were ready once, in the order in which they were. */
    public List<Grant> granted(String requester) {
        List<GrantId> ready = new ArrayList<>();
        byRequester.getOrDefault(requester, Collections.emptySortedSet()).forEach(each -> ready.add(each.grant()));
        return named(ready);
    }

    /** The grants with a use that has not ended, or with a credential in the making. */
    public List<Grant> running() {
        return named(running);
    }

    /** What the requester did before, for limits and overdue reviews. */
    public History history(String requester, Instant now) {
        return Past.of(granted(requester), now);
    }

    /** When the requester's prompts failed, or led to requests that nobody has said yes to; oldest first. */
    public List<Instant> prompts(String requester, Instant after) {
        return prompts.after(
                after,
                requester,
                id -> grant(id).filter(grant -> grant.readyAt().isPresent()).isPresent());
    }

    /** The grants of which a use was running when they ended, which has not been noted. */
    public List<Grant> overrunning() {
        List<Grant> overrunning = new ArrayList<>();
        for (Grant grant : running()) {
            boolean isNews = grant.opening()
                    .filter(open -> !open.overran().containsAll(open.running()))
                    .isPresent();
            if (isNews && !grant.state().isOpen()) {
                overrunning.add(grant);
            }
        }
        return overrunning;
    }

    /**
     * The change that an event makes, checked against everything there is; the ledger stays as it is.
     *
     * @param actor who did it; absent when it was the runtime itself
     * @param grant what it is about; absent for a revocation of more than one grant and for what names no grant
     * @throws MisfitException if the event does not fit
     */
    public Change plan(Instant time, Optional<String> actor, Optional<GrantId> grant, GrantEvent event) {
        if (time.isBefore(last)) {
            throw new MisfitException("entry " + size + " of " + time + " is earlier than the one before, of " + last);
        }
        Entry bare = new Entry(size, time, actor, Optional.empty(), event);
        if (event instanceof GrantEvent.Revoked revoked) {
            return revocation(bare, grant, revoked);
        }
        if (grant.isEmpty()) {
            if (!(event instanceof GrantEvent.Refused) && !(event instanceof GrantEvent.PolicyLoaded)) {
                throw new MisfitException("entry " + size + ": " + event.kind() + " without a grant");
            }
            return new Change(bare, List.of());
        }
        Grant before = grants.get(grant.get());
        Grant after = before == null ? created(grant.get(), bare) : Transitions.next(before, bare);
        if (event instanceof GrantEvent.Redeemed redeemed && sessions.containsKey(redeemed.session())) {
            throw new MisfitException("entry " + size + ": there is a session " + redeemed.session() + " already");
        }
        return new Change(about(bare, after), List.of(after));
    }

    private static Grant created(GrantId id, Entry entry) {
        if (!(entry.event() instanceof GrantEvent.Requested)) {
            throw new MisfitException(
                    "entry " + entry.seq() + ": " + entry.event().kind() + " of no known grant");
        }
        return Transitions.first(id, entry);
    }

    private Change revocation(Entry bare, Optional<GrantId> about, GrantEvent.Revoked event) {
        List<Grant> after = new ArrayList<>();
        for (Grant grant : live()) {
            if (event.scope().covers(grant)) {
                after.add(Transitions.next(grant, bare));
            }
        }
        Optional<GrantId> one =
                event.scope() instanceof Scope.OfGrant single ? Optional.of(single.grant()) : Optional.empty();
        if (after.size() != event.ended() || !one.equals(about) || (one.isPresent() && after.isEmpty())) {
            throw new MisfitException("entry " + size + ": revokes " + event.ended() + " of " + after.size());
        }
        return new Change(one.isPresent() ? about(bare, after.get(0)) : bare, after);
    }

    private static Entry about(Entry bare, Grant grant) {
        Optional<Subject> subject = Optional.of(Subject.of(grant, bare.event()));
        return new Entry(bare.seq(), bare.time(), bare.actor(), subject, bare.event());
    }

    /** Makes a planned change so. */
    public void apply(Change change) {
        if (change.entry().seq() != size) {
            throw new MisfitException("entry " + change.entry().seq() + " was planned for another state, of " + size);
        }
        Instant now = change.entry().time();
        change.after().forEach(this::put);
        if (change.entry().event() instanceof GrantEvent.PromptFailed) {
            prompts.failed(change.after().get(0), now);
        } else if (change.entry().event() instanceof GrantEvent.Requested
                && change.after().get(0).state() == GrantState.PENDING) {
            prompts.waits(change.after().get(0), now);
        }
        // Last of all: a ledger that the heap had no room for in the middle must not take the next entry.
        last = now;
        size++;
    }

    /**
     * Applies one entry of the log.
     *
     * @throws MisfitException if it is not the next one, or does not fit
     */
    public void replay(Entry read) {
        Change change = plan(read.time(), read.actor(), read.subject().map(Subject::grant), read.event());
        if (!change.entry().equals(read)) {
            throw new MisfitException(
                    "entry " + read.seq() + " says other things about its grant than the log before it");
        }
        apply(change);
    }

    private void put(Grant grant) {
        grants.put(grant.id(), grant);
        grant.session().ifPresent(session -> sessions.put(session, grant.id()));
        keep(live, grant.id(), grant.state().isLive());
        deadlines.put(grant.id(), grant.deadline().map(Deadline::at));
        duties.put(grant.id(), grant.nextDuty());
        keep(
                running,
                grant.id(),
                grant.opening().filter(open -> !open.running().isEmpty()).isPresent()
                        || !grant.making().isEmpty());
        grant.readyAt()
                .ifPresent(at -> byRequester
                        .computeIfAbsent(grant.asked().request().requester().id(), person -> new TreeSet<>(READY_ORDER))
                        .add(new Ready(at, grant.id())));
    }

    private static void keep(Set<GrantId> set, GrantId id, boolean in) {
        if (in) {
            set.add(id);
        } else {
            set.remove(id);
        }
    }

    private List<Grant> named(Collection<GrantId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Grant> named = new ArrayList<>(ids.size());
        for (GrantId id : ids) {
            Grant grant = grants.get(id);
            if (grant != null) {
                named.add(grant);
            }
        }
        return named;
    }

    /** Whether the same entries could have made both: they have the same state, and know the same of it. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ledger that
                && state().equals(that.state())
                && sessions.equals(that.sessions)
                && byRequester.equals(that.byRequester)
                && live.equals(that.live)
                && running.equals(that.running)
                && deadlines.equals(that.deadlines)
                && duties.equals(that.duties);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size) * 31 + grants.hashCode();
    }

    @Override
    public String toString() {
        return grants.size() + " grants after " + size + " entries, " + live.size() + " live";
    }
}
