package dev.breakglass.scenario.result;

import dev.breakglass.runtime.decision.Source;
import java.util.Optional;

/**
 * Why a door stayed shut.
 *
 * @param policy the digest of the policy that gives it
 * @param path the path it belongs to; absent when it closes every path
 * @param source the place in the policy
 * @param line the text of that line of the policy, without outer white space; empty when there is no source
 */
public record Reason(
        String policy,
        String code,
        Optional<String> path,
        String need,
        String have,
        Optional<Source> source,
        String line) {

    /** On one line: {@code approvals on restore: need …, have …, at payments.bgp:31:3: `approve 2 of …`}. */
    public String text() {
        return code + path.map(p -> " on " + p).orElse("") + ": need " + need + ", have " + have
                + source.map(s -> ", at " + s + ": `" + line + "`").orElse("");
    }
}
