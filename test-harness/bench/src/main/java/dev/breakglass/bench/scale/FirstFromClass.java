package dev.breakglass.bench.scale;

import java.util.Arrays;

/** Loads one class that was compiled before, makes one decision with it and ends: what cannot be had for less. */
final class FirstFromClass {

    private FirstFromClass() {}

    public static void main(String[] args) {
        System.out.println(new OneDoor().test(FirstRequest.of(Arrays.asList(args))) ? "permit" : "deny");
    }
}
