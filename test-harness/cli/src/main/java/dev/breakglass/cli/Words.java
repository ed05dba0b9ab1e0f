package dev.breakglass.cli;

/** Numbers in sentences. */
final class Words {

    private Words() {}

    /** {@code 1 file}, {@code 3 files}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
