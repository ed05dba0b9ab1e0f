package dev.breakglass.scenario.campaign;

import java.util.List;
import java.util.SplittableRandom;

/** Chances, each the same for the same seed. For one thread. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The seed of one story of a campaign, which tells nothing of the others'. */
    static long seed(long campaign, int story) {
        return new SplittableRandom(campaign ^ story * 0x9e3779b97f4a7c15L).nextLong();
    }

    /** True so many times in a hundred. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** From 0 to one less than that. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int hundred() {
        return random.nextInt(100);
    }
}
