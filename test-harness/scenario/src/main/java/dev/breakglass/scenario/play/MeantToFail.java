package dev.breakglass.scenario.play;

/** What an action or a broker throws that is meant to fail. */
final class MeantToFail extends Exception {
    private static final long serialVersionUID = 1L;
}
