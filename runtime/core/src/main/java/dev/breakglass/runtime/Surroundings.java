package dev.breakglass.runtime;

import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.RequestLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the directory and the signals, always before a lock is taken, so that a slow one holds nobody else up. */
final class Surroundings {

    /** Says that one of them could not be asked. */
    static final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String why;

        UnavailableException(String what, RuntimeException cause) {
            super(cause);
            // By type alone: what a directory says when it fails may hold a secret.
            why = "the " + what + " did not give an answer that can be used: "
                    + cause.getClass().getName();
        }

        String why() {
            return why;
        }
    }

    private final Optional<Directory> directory;
    private final Optional<Signals> signals;

    Surroundings(Optional<Directory> directory, Optional<Signals> signals) {
        this.directory = directory;
        this.signals = signals;
    }

    /** The circumstances of a frozen request at this moment; what nobody can be asked about stays as it was. */
    Circumstances of(Request request) {
        return new Circumstances(groups(request.requester()), signals(request.signals()));
    }

    Set<String> groups(Person person) {
        return groups(person.id(), person.groups());
    }

    Set<String> groups(String person, Set<String> vouchedFor) {
        if (directory.isEmpty()) {
            return vouchedFor;
        }
        return asked(
                "directory",
                () -> directory.get().groups(person).orElse(Set.of()),
                groups -> Door.groups("directory: groups of " + person, groups));
    }

    /** An answer that is none, or not one that can be used, is as good as no answer. */
    private static <T> T asked(String whom, Supplier<T> question, Consumer<T> check) {
        try {
            T answer = question.get();
            check.accept(answer);
            return answer;
        } catch (RuntimeException e) {
            throw new UnavailableException(whom, e);
        }
    }

    /** The approvals as they would be if each approver had only the groups that they have kept. */
    List<Approval> kept(Grant grant) {
        List<Approval> kept = new ArrayList<>();
        for (Approval approval : grant.approvals()) {
            Set<String> both = new TreeSet<>(approval.groups());
            both.retainAll(groups(approval.by(), approval.groups()));
            kept.add(new Approval(approval.by(), both, approval.at(), approval.factors()));
        }
        return kept;
    }

    private Map<String, Reading> signals(Map<String, Reading> brought) {
        return readings().orElse(brought);
    }

    /** The signals of this moment, if there is anybody to ask. */
    Optional<Map<String, Reading>> readings() {
        return signals.map(source -> asked("signals", source, now -> {
            if (now.size() > RequestLimits.SIGNALS_MAX) {
                throw new IllegalArgumentException(
                        "signals: at most " + RequestLimits.SIGNALS_MAX + ", found " + now.size());
            }
            Door.signals(now);
        }));
    }
}
