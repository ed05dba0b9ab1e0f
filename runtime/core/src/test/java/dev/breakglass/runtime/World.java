package dev.breakglass.runtime;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.AuditReader;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Ending;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.LedgerState;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Everything around a runtime, each part in the test's hand: clocks, directory, signals, duties, log. */
public final class World {

    public static final Instant START = Instant.parse("2026-03-14T02:13:00Z");
    public static final Person ANA = person("ana", "sre");
    public static final Person EVE = person("eve", "sre");
    public static final Person BO = person("bo", "incident-commander");
    public static final Person CY = person("cy", "security-lead");
    public static final Resource LEDGER = new Resource("database", "ledger", Map.of());

    public Instant wall = START;
    public long ticks;
    public Map<String, Set<String>> groups = new TreeMap<>();
    public Optional<String> network = Optional.of("corp");
    public boolean directoryDown;
    /** Whom the directory fails to answer about. */
    Set<String> unknown = Set.of();
    /** What happens while the directory is being asked. */
    public Runnable meanwhile = () -> {};

    public SecureRandom random = new SecureRandom();
    RefusalLimit refusals = BreakGlass.builder().refusals;
    public int stateEvery = StateKeeper.EVERY;
    public boolean dutiesDown;
    /** Of the runtimes that are opened from here on. */
    Executor dutyExecutor = Runnable::run;

    public int dutiesTried;
    public final Vault vault = new Vault();
    public final List<Obligation> done = new CopyOnWriteArrayList<>();
    public Policy policy = new LedgerPolicy();
    public MemoryAuditLog memory;
    public BreakGlass glass;

    public World() {
        this(log -> log);
    }

    /** With a log that does not do as it is told. */
    public World(java.util.function.UnaryOperator<AuditLog> wrap) {
        List.of(ANA, EVE, BO, CY).forEach(person -> groups.put(person.id(), person.groups()));
        memory = new MemoryAuditLog(LogSigner.generate("breakglass.test/log"));
        glass = open(wrap.apply(memory));
    }

    public BreakGlass open(AuditLog log) {
        BreakGlassBuilder with = BreakGlass.builder();
        with.stateEvery = stateEvery;
        with.refusals = refusals;
        return with.policy(policy)
                .log(log)
                .random(random)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(dutyExecutor)
                .clock(((InstantSource) () -> wall).withZone(ZoneOffset.UTC))
                .ticker(() -> ticks)
                .directory(person -> {
                    meanwhile.run();
                    if (directoryDown || unknown.contains(person)) {
                        throw new IllegalStateException("no route to the directory");
                    }
                    return Optional.ofNullable(groups.get(person));
                })
                .signals(() -> network.<Map<String, Reading>>map(
                                value -> Map.of("network", new Reading(Value.of(value), glassTime())))
                        .orElse(Map.of()))
                .broker("vault", vault)
                .duties((grant, duty) -> {
                    dutiesTried++;
                    if (dutiesDown) {
                        throw new IllegalStateException("pager is down");
                    }
                    done.add(duty);
                })
                .build();
    }

    private Instant glassTime() {
        return glass == null ? wall : glass.journal().now();
    }

    /** As it is, under a policy whose path {@code restore} obliges to more. */
    public static World obliging(Obligation... more) {
        World world = new World();
        world.policy = new LedgerPolicy("ab", List.of(more));
        world.glass = world.open(world.memory);
        return world;
    }

    /** The process dies here and another starts on what is in the log. */
    public void crash() {
        memory = memory.reopen();
        glass = open(memory);
    }

    public void pass(Duration time) {
        wall = wall.plus(time);
        ticks += time.toNanos();
    }

    public static Person person(String id, String... groups) {
        return new Person(id, Set.of(groups), Map.of());
    }

    /** Waits for approvals. */
    public Request restore() {
        return Request.of(ANA, "prod.payments", "db.failover", LEDGER, START)
                .withJustification("Primary is gone, failing over by hand", Optional.of("INC-2041"))
                .withFactors(List.of(new Presented("webauthn", START)));
    }

    /** Ready at once. */
    public Request look(Person person) {
        return Request.of(person, "prod", "db.read", LEDGER, START);
    }

    public static Approval yes(Person person) {
        return new Approval(person.id(), person.groups(), START, List.of());
    }

    public Grant pending() {
        return glass.request(restore());
    }

    public Grant ready() {
        GrantId id = pending().id();
        glass.approve(id, yes(BO));
        return glass.approve(id, yes(CY));
    }

    public Session active() {
        return glass.redeem(glass.claimKey(ready().id(), ANA), ANA);
    }

    public Grant now(GrantId id) {
        return glass.grant(id).orElseThrow();
    }

    /** Why it was suspended, if it was. */
    Optional<Suspension> suspended(GrantId id) {
        return now(id).ending().flatMap(Ending::suspension);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        memory.reopen().replay((index, entry) -> lines.add(new String(entry, StandardCharsets.UTF_8)));
        return lines;
    }

    public Ledger replayed() {
        Ledger ledger = new Ledger();
        EntryCodec codec = new EntryCodec(memory.contents());
        memory.reopen().replay((index, line) -> ledger.replay(codec.decode(index, line)));
        return ledger;
    }

    /** What is in a log on disk, whoever has it open. */
    static List<Entry> entries(Path dir) {
        List<Entry> entries = new ArrayList<>();
        EntryCodec codec = new EntryCodec(new World().memory.contents());
        AuditReader.read(dir, (index, line) -> entries.add(codec.decode(index, line)));
        return entries;
    }

    /** What a ledger is after its state was written down and read again. */
    public static Ledger readAgain(Ledger ledger) {
        return new Ledger(LedgerState.read(ledger.state().lines()));
    }

    public Ledger ledger() {
        return glass.journal().ledger();
    }
}
