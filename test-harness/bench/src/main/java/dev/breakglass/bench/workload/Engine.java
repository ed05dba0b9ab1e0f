package dev.breakglass.bench.workload;

/** Something that decides the requests of one workload. Any number of threads may ask it. */
public interface Engine extends AutoCloseable {

    String name();

    /** @param request which of the workload's requests, from 0 */
    boolean permits(int request);

    /** What the engine itself answers, for a measurement to consume whole: nothing of it may be optimised away. */
    default Object answer(int request) {
        return permits(request);
    }

    @Override
    default void close() {}
}
