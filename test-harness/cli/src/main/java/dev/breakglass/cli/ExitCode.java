package dev.breakglass.cli;

/** How a command ends. */
enum ExitCode {
    /** All well. */
    OK(0),
    /** The policy, a test, a log or a bundle has a fault. */
    FAULT(1),
    /** Wrong usage, or a file that cannot be read. */
    USAGE(2),
    /** Stopped by a signal before the end, as a shell counts it. */
    STOPPED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
