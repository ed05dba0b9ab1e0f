package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RaceTest {

    private static final int THREADS = 64;
    private static final int KEYS = Integer.getInteger("breakglass.keys", 10_000);
    private static final int KEYS_AT_ONCE = 200;

    static <T> List<T> together(int threads, Callable<T> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    /** A new world for every two hundred keys, so that what is refused does not fill the memory. */
    @Test
    void ofSixtyFourThreadsOneGetsTheSessionForEveryKeyAndNobodyAfterARestart() throws Exception {
        int raced = 0;
        while (raced < KEYS) {
            World world = new World();
            List<SessionKey> keys = new ArrayList<>();
            for (int i = 0; i < KEYS_AT_ONCE; i++) {
                keys.add(world.glass.claimKey(
                        world.glass.request(world.look(ANA)).id(), ANA));
            }
            Map<GrantId, Integer> first = race(world, keys, THREADS);
            world.crash();
            Map<GrantId, Integer> again = race(world, keys, 2);

            assertThat(first).hasSize(keys.size());
            assertThat(first.values()).containsOnly(1);
            assertThat(again).isEmpty();
            assertThat(world.replayed()).isEqualTo(world.ledger());
            raced += keys.size();
        }
        assertThat(raced).isEqualTo(KEYS);
    }

    /** How often each key was redeemed. */
    private static Map<GrantId, Integer> race(World world, List<SessionKey> keys, int threads) throws Exception {
        List<Map<GrantId, Integer>> wins = together(threads, () -> {
            Map<GrantId, Integer> mine = new TreeMap<>();
            for (SessionKey key : keys) {
                try {
                    mine.put(world.glass.redeem(key, ANA).grant(), 1);
                } catch (RefusedException e) {
                    assertThat(e.refusal()).isEqualTo(Refusal.KEY_USED);
                }
            }
            return mine;
        });
        Map<GrantId, Integer> all = new TreeMap<>();
        wins.forEach(mine -> mine.forEach((id, one) -> all.merge(id, one, Integer::sum)));
        return all;
    }

    @Test
    void oneClaimGetsTheKey() throws Exception {
        World world = new World();
        GrantId id = world.glass.request(world.look(ANA)).id();
        AtomicInteger claimed = new AtomicInteger();

        together(16, () -> {
            try {
                world.glass.claimKey(id, ANA);
                return claimed.incrementAndGet();
            } catch (RefusedException e) {
                return 0;
            }
        });

        assertThat(claimed).hasValue(1);
    }

    @Test
    void usesAndARevocationLeaveALogThatReplaysAndNoUseAfterTheRevocation() throws Exception {
        World world = new World();
        GrantId id = world.glass.request(world.look(ANA)).id();
        Session session = world.glass.redeem(world.glass.claimKey(id, ANA), ANA);
        AtomicInteger turns = new AtomicInteger();

        together(8, () -> {
            for (int i = 0; i < 50; i++) {
                try {
                    if (turns.incrementAndGet() == 100) {
                        world.glass.revoke(new Scope.OfPerson("ana"), "bo", "breach");
                    }
                    session.perform("db.read", LEDGER, () -> true);
                } catch (RefusedException e) {
                    assertThat(e.refusal()).isEqualTo(Refusal.ENDED);
                }
            }
            return 0;
        });

        List<String> kinds = world.lines().stream().map(FullLifeTest::kind).toList();
        int revoked = -1;
        for (int i = 0; i < world.lines().size(); i++) {
            if (world.lines().get(i).contains("\"kind\":\"revoked\"")) {
                revoked = i;
            }
        }
        assertThat(revoked).isPositive();
        assertThat(kinds.subList(revoked, kinds.size())).doesNotContain("use-started");
        assertThat(world.now(id).state()).isEqualTo(GrantState.REVOKED);
        assertThat(world.now(id).opening().orElseThrow().running()).isEmpty();
        assertThat(world.replayed()).isEqualTo(world.ledger());
    }
}
