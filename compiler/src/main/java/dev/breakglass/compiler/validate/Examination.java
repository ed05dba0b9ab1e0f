package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.lower.Wording;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Asks two policies the same questions about one path, zone or forbid, until they differ. For one thread. */
final class Examination {

    private final Surroundings surroundings;
    private final String subject;
    private final Optional<String> path;
    private final int requestsMax;
    private final boolean thorough;
    private final List<Gap> gaps = new ArrayList<>();
    private Optional<Difference> difference = Optional.empty();
    private long questions;
    private int requests;
    private int left;

    /**
     * An examination of one thing.
     *
     * @param path that every request is rechecked for
     * @param extent how many requests are made at most, and whether details are asked
     */
    Examination(Surroundings surroundings, String subject, Optional<String> path, Extent extent) {
        this.surroundings = surroundings;
        this.subject = subject;
        this.path = path;
        this.requestsMax = extent.requestsMax();
        this.thorough = extent.thorough();
    }

    /**
     * Asks as {@link #probe} does, but of the first paths alone: what the runtime makes of a request is the same for all
     * of them, and the policy's own numbers and words are not in it.
     */
    void detail(Place clause, String edge, Draft from, Consumer<Draft> edit) {
        if (thorough) {
            probe(clause, edge, from, edit);
        }
    }

    /** Asks about a request that differs from a draft in one edit: what is decided, and what a use of the path gets. */
    void probe(Place clause, String edge, Draft from, Consumer<Draft> edit) {
        ask(clause, edge, from, edit, true);
    }

    /** Asks about a control, which is met once and for all: what is decided, and no more. */
    void control(Place clause, String edge, Draft from, Consumer<Draft> edit) {
        ask(clause, edge, from, edit, thorough);
    }

    /** @param detail whether it is asked of the first paths alone */
    void control(Place clause, String edge, boolean detail, Draft from, Consumer<Draft> edit) {
        if (thorough || !detail) {
            control(clause, edge, from, edit);
        }
    }

    /** Asks about a control at every age on and beside an edge. */
    void ages(Place clause, String what, Duration edge, Draft from, BiConsumer<Draft, Duration> edit) {
        for (Ages.Age age : Ages.around(edge)) {
            Consumer<Draft> aged = draft -> edit.accept(draft, age.age());
            control(clause, what + age.edge(), age.detail(), from, aged);
        }
    }

    private void ask(Place clause, String edge, Draft from, Consumer<Draft> edit, boolean rechecked) {
        if (difference.isPresent()) {
            return;
        } else if (requests >= requestsMax) {
            left++;
            return;
        }
        Draft draft = from.copy();
        edit.accept(draft);
        Request request;
        try {
            request = draft.request();
        } catch (IllegalArgumentException e) {
            // No service can ask this, so there is nothing to answer.
            return;
        }
        requests++;
        ask(clause, edge, new Question.Decide(request));
        path.filter(name -> rechecked).ifPresent(name -> ask(clause, edge, new Question.Recheck(name, request)));
    }

    void ask(Place clause, String edge, Question question) {
        if (difference.isPresent()) {
            return;
        }
        Answer written = Answer.of(surroundings.reference(), question);
        Answer compiled = Answer.of(surroundings.compiled(), question);
        questions++;
        if (!written.isSameAs(compiled)) {
            difference =
                    Optional.of(new Difference(subject, clause, Wording.of(clause), edge, question, written, compiled));
        }
    }

    void gap(Place place, String why) {
        gaps.add(new Gap(place, subject + ": " + why));
    }

    /** What came of it; requests that were too many are a gap at the place of what was examined. */
    Validated result(Place whole) {
        if (left > 0) {
            gap(whole, left + " more edges were left out after " + requestsMax + " requests");
        }
        return new Validated(questions, gaps, difference);
    }
}
