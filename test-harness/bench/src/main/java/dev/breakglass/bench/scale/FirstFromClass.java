package dev.breakglass.bench.scale;

import dev.breakglass.runtime.request.Request;
import java.util.Arrays;
import java.util.function.Predicate;

/** Loads one class that was compiled before, makes one decision with it and ends: what cannot be had for less. */
final class FirstFromClass {

    private FirstFromClass() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Predicate<?> loaded = (Predicate<?>) Class.forName(FirstFromClass.class.getPackageName() + ".OneDoor")
                .getDeclaredConstructor()
                .newInstance();
        System.out.println(opens(loaded, FirstRequest.of(Arrays.asList(args))) ? "permit" : "deny");
    }

    @SuppressWarnings("unchecked") // it is a predicate of requests
    private static boolean opens(Predicate<?> door, Request request) {
        return ((Predicate<Request>) door).test(request);
    }
}
