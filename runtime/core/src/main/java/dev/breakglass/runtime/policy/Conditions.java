package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.Constants;
import dev.breakglass.runtime.program.Program;

/** The policy's conditions, to be asked about requests. Immutable and thread-safe. */
final class Conditions {

    private final Program program;
    private final Constants constants;

    Conditions(Program program, Constants constants) {
        this.program = program;
        this.constants = constants;
    }

    /**
     * One of {@link dev.breakglass.runtime.program.Truth}.
     *
     * @param cell of its constants the first
     */
    int truth(int shape, int cell, PreparedRequest request) {
        return program.truth(shape, request, constants, cell);
    }
}
