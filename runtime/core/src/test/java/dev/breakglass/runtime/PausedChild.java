package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.LEDGER;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.ChildJvm;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** A process that opens a short session for each byte it reads, and uses it without a break until it is refused. */
final class PausedChild {

    private static final Duration TTL = Duration.ofSeconds(2);

    private PausedChild() {}

    public static void main(String[] args) throws Exception {
        // What the clock said last to the one who uses, if it was asked since the last entry of theirs is durable. The
        // runtime's own
        // threads look and write too, and do so at once when the process goes on.
        AtomicReference<Instant> checked = new AtomicReference<>(Instant.MAX);
        Thread user = Thread.currentThread();
        InstantSource wall = () -> {
            Instant now = Instant.now();
            if (Thread.currentThread() == user) {
                checked.set(now);
            }
            return now;
        };
        AuditLog log =
                new BrokenLog(
                        FileAuditLog.open(Path.of(args[1]), LogSigner.read(Path.of(args[0]), args[2])), () -> false) {
                    @Override
                    public CompletableFuture<Long> submit(long index, byte[] entry) {
                        CompletableFuture<Long> taken = super.submit(index, entry);
                        return Thread.currentThread() != user
                                ? taken
                                : taken.thenApply(at -> {
                                    checked.set(Instant.MAX);
                                    return at;
                                });
                    }
                };
        try (BreakGlass glass = BreakGlass.builder()
                .policy(new LedgerPolicy())
                .log(log)
                .clock(wall.withZone(ZoneOffset.UTC))
                .signals(() -> Map.of("network", new Reading(Value.of("corp"), Instant.now())))
                .build()) {
            ChildJvm.print("ready");
            while (System.in.read() >= 0) {
                use(glass, checked);
            }
        }
    }

    private static void use(BreakGlass glass, AtomicReference<Instant> checked) throws Exception {
        Request asked =
                Request.of(ANA, "prod", "db.read", LEDGER, Instant.now()).withTtl(TTL);
        Session session = glass.redeem(glass.claimKey(glass.request(asked).id(), ANA), ANA);
        ChildJvm.print("open " + session.id() + " " + session.expiresAt());
        try {
            while (true) {
                session.perform("db.read", LEDGER, () -> ChildJvm.print("used " + checked.get() + " " + Instant.now()));
            }
        } catch (RefusedException over) {
            ChildJvm.print("refused " + over.refusal());
        }
    }
}
