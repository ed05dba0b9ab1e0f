package dev.breakglass.runtime.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.LedgerPolicy;
import dev.breakglass.runtime.Vault;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MerkleTree;
import dev.breakglass.runtime.audit.SimulatedLog;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.Subject;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Value;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Everything around a runtime, all of it driven by one seed: clocks, people, directory, signals, duties, disk. */
final class City {

    static final Instant NIGHT = Instant.parse("2026-03-14T02:13:00Z");

    static final Duration GROWS_BY = Duration.ofMinutes(10);
    static final Duration GROWS_TO = Duration.ofMinutes(45);

    private static final Obligation ISSUE = new Obligation.Issue("vault", new TreeMap<>());

    /** Two policies that take turns, both of which issue a credential; the sessions of one are watched and can grow. */
    static final List<Policy> POLICIES = List.of(
            new LedgerPolicy("ab", List.of(ISSUE)),
            new LedgerPolicy(
                    "cd",
                    List.of(
                            ISSUE,
                            new Obligation.Extend(
                                    2,
                                    GROWS_BY,
                                    Optional.of(GROWS_TO),
                                    List.of(new Obligation.Assent(
                                            1, List.of("incident-commander"), Optional.empty(), Optional.empty()))),
                            new Obligation.Observe(1, List.of("security-lead")))));

    private static final LogSigner SIGNER = LogSigner.generate("breakglass.test/simulation");

    final Random random;
    final List<Person> people = new ArrayList<>();
    private final Map<String, Set<String>> groups = new TreeMap<>();
    private final SecureRandom keys;
    private final Auditor auditor = new Auditor();
    /** What the lines come to, and which grants they changed since that was looked at. */
    private final Ledger folded = new Ledger();

    private final Set<GrantId> changed = new HashSet<>();
    private SimulatedLog log;
    private BreakGlass glass;
    private int policy;
    private Instant wall = NIGHT;
    private long ticks;
    /** The time by which the runtime decides, which never goes back though the wall's clock does. */
    private Instant now = NIGHT;

    private int faultsInThousand;
    String network = "corp";
    boolean directoryDown;
    boolean dutiesDown;
    /** Outlives every process. */
    final Vault vault = new Vault();

    City(long seed) {
        random = new Random(seed);
        keys = seeded(seed);
        for (int i = 0; i < 4; i++) {
            settle("sre-" + i, "sre");
            settle("commander-" + i, "incident-commander");
            settle("lead-" + i, "security-lead");
        }
        settle("lead-and-sre", "security-lead", "sre");
        settle("stranger", "visitors");
        log = new SimulatedLog(SIGNER, this::fault);
        glass = open();
    }

    private void settle(String id, String... held) {
        people.add(new Person(id, Set.of(held), Map.of()));
        groups.put(id, Set.of(held));
    }

    /** The same bytes for the same seed. */
    private static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            // 0 would be no seed at all.
            random.setSeed(seed + 1);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private SimulatedLog.Fault fault() {
        SimulatedLog.Fault[] all = SimulatedLog.Fault.values();
        return random.nextInt(1_000) < faultsInThousand ? all[random.nextInt(all.length)] : SimulatedLog.Fault.NONE;
    }

    /** How likely it is from now on that the disk or the process fails at an entry. */
    void fails(int inThousand) {
        faultsInThousand = inThousand;
    }

    BreakGlass glass() {
        return glass;
    }

    private BreakGlass open() {
        return BreakGlass.builder()
                .policy(POLICIES.get(policy))
                .log(log)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .clock(((InstantSource) () -> wall).withZone(ZoneOffset.UTC))
                .ticker(() -> ticks)
                .random(keys)
                .directory(person -> {
                    if (directoryDown) {
                        throw new IllegalStateException("no route to the directory");
                    }
                    return Optional.ofNullable(groups.get(person));
                })
                .signals(() -> Map.of("network", new Reading(Value.of(network), now)))
                .broker("vault", vault)
                .duties((grant, duty) -> {
                    if (dutiesDown) {
                        throw new IllegalStateException("the pager is down");
                    }
                })
                .build();
    }

    void pass(Duration time) {
        wall = wall.plus(time);
        ticks += time.toNanos();
        now = later(now.plus(time), wall);
    }

    /** Somebody sets the wall's clock. */
    void jump(Duration time) {
        wall = wall.plus(time);
        now = later(now, wall);
    }

    Instant now() {
        return now;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void reload() {
        policy = 1 - policy;
        glass.reload(POLICIES.get(policy), "ops");
    }

    void grantGroups(String person, Set<String> held) {
        groups.put(person, held);
    }

    /** The process dies, and another starts on what is on the disk. */
    void restart() {
        int before = faultsInThousand;
        faultsInThousand = 0;
        audit();
        log = log.reopen();
        now = later(wall, auditor.last());
        glass = open();
        faultsInThousand = before;
    }

    /** Holds every new line against what must never happen. */
    void audit() {
        EntryCodec codec = new EntryCodec(log.contents());
        for (byte[] line : log.drain()) {
            auditor.read(new String(line, StandardCharsets.UTF_8));
            Entry entry = codec.decode(folded.size(), line);
            folded.replay(entry);
            entry.subject()
                    .map(Subject::grant)
                    .ifPresentOrElse(changed::add, () -> folded.grants().forEach(grant -> changed.add(grant.id())));
        }
    }

    /** That a credential is good for nothing but a session that can be used, or it is owed to destroy it. */
    void requireDying() {
        for (String id : vault.good.keySet()) {
            int dash = id.lastIndexOf('-');
            Grant grant = folded.grant(new SessionId(id.substring(0, dash))).orElseThrow();
            Duty duty = grant.duties().get(Integer.parseInt(id.substring(dash + 1)));
            boolean isHeld = !duty.isOwed() && !duty.done() && grant.state() == GrantState.ACTIVE;
            boolean isOwed = duty.isOwed() && duty.credential().isPresent();
            assertThat(isHeld || isOwed)
                    .as(id + " is good in " + grant.state() + " by " + duty)
                    .isTrue();
        }
    }

    /** How many credentials are good of sessions that are over. */
    long orphans() {
        return vault.good.keySet().stream()
                .map(id -> new SessionId(id.substring(0, id.lastIndexOf('-'))))
                .filter(id -> folded.grant(id).orElseThrow().state() != GrantState.ACTIVE)
                .count();
    }

    /** What the lines say of each grant that they changed, held against what the runtime shows. */
    void compare() {
        for (GrantId grant : changed) {
            assertThat(glass.grant(grant)).isEqualTo(folded.grant(grant));
        }
        changed.clear();
    }

    /** Whether the log's checkpoint is of its lines. */
    boolean verifies() {
        MerkleTree tree = new MerkleTree();
        log.replay((index, line) -> tree.append(line));
        Checkpoint checkpoint = log.checkpoint();
        return checkpoint.size() == tree.size() && checkpoint.root().equals(tree.root());
    }

    Auditor auditor() {
        return auditor;
    }

    Ledger replayed() {
        Ledger ledger = new Ledger();
        EntryCodec codec = new EntryCodec(log.contents());
        log.replay((index, line) -> ledger.replay(codec.decode(index, line)));
        return ledger;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        log.replay((index, entry) -> lines.add(new String(entry, StandardCharsets.UTF_8)));
        return lines;
    }
}
