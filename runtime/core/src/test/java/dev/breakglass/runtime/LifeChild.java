package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.LEDGER;

import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.ChildJvm;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** A process that takes up what the one before left behind, and goes on with grants of its own until it is killed. */
final class LifeChild {

    private static final int THREADS = 4;
    private static final int TAKEN_UP_MAX = 12;

    /** How long it goes on without input. */
    private static final long TRAINING_MILLIS = 500;

    private LifeChild() {}

    /** Each line it prints is an act that was answered, or an action that runs. */
    public static void main(String[] args) throws Exception {
        LogSigner signer = LogSigner.read(Path.of(args[0]), args[2]);
        AuditLimits limits = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 1 << 18, 64 << 10, 64);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // Whoever reads what the others print would wait for ever.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        ChildJvm.print("ready;");
        String keys = in.readLine();
        if (keys == null) {
            return;
        }
        BreakGlass glass = BreakGlass.builder()
                .policy(new LedgerPolicy())
                .log(FileAuditLog.open(Path.of(args[1]), signer, limits, System::nanoTime))
                .signals(() -> Map.of("network", new Reading(Value.of("corp"), Instant.now())))
                .build();
        ChildJvm.print("open;");
        List<String> texts = keys.isEmpty() ? List.of() : List.of(keys.split(" ", -1));
        Queue<Grant> before = new ConcurrentLinkedQueue<>(latest(glass.grants()));
        AtomicReference<Optional<SessionId>> latest = new AtomicReference<>(Optional.empty());
        for (int t = 0; t < THREADS; t++) {
            Person person = World.person(args[3] + "-" + t, "sre");
            new Thread(() -> {
                        redeemAgain(glass, texts);
                        takeUp(glass, before);
                        live(glass, person, latest);
                    })
                    .start();
        }
        if (in.readLine() == null) {
            Thread.sleep(TRAINING_MILLIS);
            System.exit(0);
        }
    }

    private static List<Grant> latest(List<Grant> grants) {
        return grants.subList(Math.max(0, grants.size() - TAKEN_UP_MAX), grants.size());
    }

    /** Each thread tries each key. */
    private static void redeemAgain(BreakGlass glass, List<String> keys) {
        for (String text : keys) {
            SessionKey key = SessionKey.parse(text);
            try {
                redeem(glass, key, person(glass.grant(key.grant()).orElseThrow()));
            } catch (RefusedException e) {
                requireOneOf(e, Refusal.KEY_USED, Refusal.ENDED);
            }
        }
    }

    /** Uses the sessions that there were lately, over or not, each by one thread. */
    private static void takeUp(BreakGlass glass, Queue<Grant> before) {
        for (Grant grant = before.poll(); grant != null; grant = before.poll()) {
            if (grant.session().isPresent()) {
                try {
                    use(glass.session(grant.session().get(), person(grant)));
                } catch (RefusedException e) {
                    requireOneOf(e, Refusal.ENDED);
                }
            }
        }
    }

    private static void live(BreakGlass glass, Person person, AtomicReference<Optional<SessionId>> latest) {
        for (int i = 0; ; i++) {
            try {
                GrantId id = glass.request(Request.of(person, "prod", "db.read", LEDGER, Instant.now()))
                        .id();
                SessionKey key = glass.claimKey(id, person);
                ChildJvm.print("key " + key.reveal() + ";");
                Session session = redeem(glass, key, person);
                use(session);
                Optional<SessionId> other = latest.getAndSet(Optional.of(session.id()));
                if (i % 2 == 0 && other.isPresent()) {
                    glass.revoke(other.get(), "bo", "over");
                    ChildJvm.print("revoked " + other.get() + ";");
                }
                use(session);
                if (i % 3 == 0) {
                    session.close();
                }
            } catch (RefusedException e) {
                requireOneOf(e, Refusal.ENDED);
            }
        }
    }

    private static Session redeem(BreakGlass glass, SessionKey key, Person person) {
        Session session = glass.redeem(key, person);
        ChildJvm.print("redeemed " + session.grant() + " " + session.id() + ";");
        return session;
    }

    private static void use(Session session) {
        try {
            session.perform("db.read", LEDGER, () -> ChildJvm.print("used " + session.id() + ";"));
        } catch (RefusedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Person person(Grant grant) {
        return grant.asked().request().requester();
    }

    private static void requireOneOf(RefusedException e, Refusal... expected) {
        if (!List.of(expected).contains(e.refusal())) {
            throw e;
        }
    }
}
