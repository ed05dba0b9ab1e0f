package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.yaml.FilePlace;
import dev.breakglass.scenario.yaml.ScenarioProblem;

/** A scenario or a table names a policy that does not compile; the message says where, and has its diagnostics. */
final class UnsoundPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FilePlace place;

    UnsoundPolicyException(FilePlace place, String path, PolicyFaultException fault) {
        super(new ScenarioProblem(place, "`policy`: what lies at " + path + " cannot be played") + "\n"
                + fault.getMessage());
        this.place = place;
    }

    /** Where the policy is named. */
    FilePlace place() {
        return place;
    }
}
