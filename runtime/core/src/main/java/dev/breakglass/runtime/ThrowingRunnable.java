package dev.breakglass.runtime;

/** Something to do that may fail. */
@FunctionalInterface
public interface ThrowingRunnable {

    void run() throws Exception;
}
