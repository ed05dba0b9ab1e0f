package dev.breakglass.runtime.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the audit log: an event with its number, time and author.
 *
 * @param seq the entry's index in the log, from 0
 * @param actor the id of the person who did it; absent when it was the runtime itself
 * @param subject what it is about; absent for a revocation of more than one grant and for what names no grant
 */
public record Entry(long seq, Instant time, Optional<String> actor, Optional<Subject> subject, GrantEvent event) {}
