package dev.breakglass.cli.results;

/** Numbers in sentences. */
final class Count {

    private Count() {}

    /** {@code 1 step}, {@code 3 steps}. */
    static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** {@code 1 story}, {@code 3 stories}. */
    static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
