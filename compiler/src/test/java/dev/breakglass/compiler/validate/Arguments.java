package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.policy.PolicyData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Why some faults change no answer of the whole-language policy, whoever asks. A fault that survives has to be one of
 * these, and each of these has to speak of some fault.
 */
final class Arguments {

    private final PolicyData data;

    Arguments(PolicyData data) {
        this.data = data;
    }

    /** About faults in generated Java. */
    Map<String, Predicate<JavaMutants.Mutant>> ofJava() {
        Map<String, Predicate<JavaMutants.Mutant>> why = new LinkedHashMap<>();
        return why;
    }

    /** About faults in the data. */
    Map<String, Predicate<RecordMutants.Mutant<PolicyData>>> ofTheData() {
        Map<String, Predicate<RecordMutants.Mutant<PolicyData>>> why = new LinkedHashMap<>();
        return why;
    }
}
