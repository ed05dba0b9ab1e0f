package dev.breakglass.runtime.decision;

import dev.breakglass.runtime.program.ReasonCode;
import java.util.Optional;

/**
 * One clause that keeps the door shut.
 *
 * @param path the path it belongs to; absent when it closes every path
 * @param need what the policy asks for, in the policy's words
 * @param have what the request brought
 * @param source the clause; absent when no clause is to blame
 */
public record Finding(Optional<String> path, ReasonCode code, String need, String have, Optional<Source> source) {}
