package dev.breakglass.runtime.policy;

import java.util.List;

/**
 * Where a clause stands that findings are about, and what it says if that is not what stands there.
 *
 * @param said in the policy's words; what stands in the source follows if {@code quoted}
 * @param file number of the source, in order of name
 * @param start UTF-16 offset
 * @param end UTF-16 offset
 * @param inputs numbers of what its condition reads, in order
 */
public record Clause(String said, boolean quoted, int file, int start, int end, List<Integer> inputs) {

    public Clause {
        inputs = List.copyOf(inputs);
    }
}
