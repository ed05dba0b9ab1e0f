package dev.breakglass.bench.report;

/**
 * How decisions of one engine spread while so many threads ask it.
 *
 * @param half nanoseconds within which half of all decisions are made
 * @param ofHundred the same for 99 of 100
 * @param ofThousand the same for 999 of 1,000
 * @param perSecond decisions of all threads together, not timed one by one
 */
public record Tail(
        String engine, int paths, int threads, double half, double ofHundred, double ofThousand, double perSecond) {}
