package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** What a log answers whose disk is full. */
public final class Full {

    private Full() {}

    public static CompletableFuture<Long> failure() {
        return CompletableFuture.failedFuture(exception());
    }

    public static AuditLogException exception() {
        return new AuditLogException(LogFault.Reason.FULL, LogPlace.of(Path.of("simulated")), "no space left");
    }
}
