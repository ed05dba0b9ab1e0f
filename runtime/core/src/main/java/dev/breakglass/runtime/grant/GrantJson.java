package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A grant as a kept state holds it, there and back: all that the events so far have made of it. */
final class GrantJson {

    private GrantJson() {}

    static void write(Grant grant, CanonicalWriter out) {
        out.object()
                .putEach("approvals", grant.approvals(), RequestJson::approval)
                .put("asked", grant.asked(), GrantJson::asked)
                .put("decision", grant.ruling().decision(), DecisionJson::decision)
                .putEach("duties", grant.duties(), GrantJson::duty)
                .putIfPresent("ending", grant.ending(), GrantJson::ending)
                .putEach("factors", grant.factors(), RequestJson::factor)
                .put("id", grant.id().text())
                .putIfPresent("inputs", otherThanAsked(grant), RequestJson::write)
                .putIfPresent("key", grant.key(), GrantJson::key)
                .putIfPresent("opening", grant.opening(), OpeningJson::write)
                .putIfPresent("ready-at", grant.readyAt(), Fields::write)
                .putIfPresent("review", grant.review(), GrantJson::review)
                .put("state", grant.state().word())
                .putIfPresent("terms", grant.terms(), DecisionJson::terms)
                .end();
    }

    private static Optional<Request> otherThanAsked(Grant grant) {
        Request inputs = grant.ruling().inputs();
        return inputs.equals(grant.asked().request()) ? Optional.empty() : Optional.of(inputs);
    }

    static Grant read(CanonicalReader in) {
        in.object();
        List<Approval> approvals = in.each("approvals", RequestJson::approval);
        Asked asked = in.value("asked", GrantJson::asked);
        Decision decision = in.value("decision", DecisionJson::decision);
        List<Duty> duties = duties(in);
        Optional<Ending> ending = in.valueIfPresent("ending", GrantJson::ending);
        List<Presented> factors = in.each("factors", RequestJson::factor);
        GrantId id = new GrantId(in.text("id"));
        Request inputs = in.valueIfPresent("inputs", RequestJson::read).orElse(asked.request());
        Optional<ClaimedKey> key = in.valueIfPresent("key", GrantJson::key);
        Optional<Opening> opening = in.valueIfPresent("opening", OpeningJson::read);
        Optional<Instant> readyAt = Fields.instantIfPresent(in, "ready-at");
        Optional<Review> review = in.valueIfPresent("review", GrantJson::review);
        GrantState state = Fields.word(in, "state", GrantState.class, GrantState::word);
        Ruling ruling = new Ruling(inputs, decision, in.valueIfPresent("terms", DecisionJson::terms));
        in.endObject();
        return new Grant(id, asked, state, ruling, approvals, factors, readyAt, key, opening, ending, duties, review);
    }

    private static void asked(Asked asked, CanonicalWriter out) {
        out.object()
                .put("at", asked.at(), Fields::write)
                .put("digest", asked.digest())
                .put("lapses-at", asked.lapsesAt(), Fields::write)
                .put("request", asked.request(), RequestJson::write)
                .end();
    }

    private static Asked asked(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        String digest = in.text("digest");
        Instant lapsesAt = Fields.instant(in, "lapses-at");
        Request request = in.value("request", RequestJson::read);
        in.endObject();
        return new Asked(request, digest, at, lapsesAt);
    }

    /** Its number is its place. */
    private static void duty(Duty duty, CanonicalWriter out) {
        out.object()
                .put("attempts", duty.attempts())
                .putIfPresent("credential", duty.credential().map(CredentialStage::word))
                .putIfPresent("done-at", duty.doneAt(), Fields::write)
                .putIfPresent("failure", duty.failure())
                .putIfPresent("retry-at", duty.retryAt(), Fields::write)
                .put("what", duty.what(), ObligationJson::write)
                .end();
    }

    private static List<Duty> duties(CanonicalReader in) {
        List<Duty> duties = new ArrayList<>();
        in.key("duties");
        in.array();
        while (in.more()) {
            duties.add(duty(duties.size(), in));
        }
        return duties;
    }

    private static Duty duty(int number, CanonicalReader in) {
        in.object();
        int attempts = Fields.small(in, "attempts");
        Optional<CredentialStage> credential = in.textIfPresent("credential")
                .map(word -> Fields.find(word, in, CredentialStage.class, CredentialStage::word));
        Optional<Instant> doneAt = Fields.instantIfPresent(in, "done-at");
        Optional<String> failure = in.textIfPresent("failure");
        Optional<Instant> retryAt = Fields.instantIfPresent(in, "retry-at");
        Obligation what = in.value("what", ObligationJson::read);
        in.endObject();
        if (credential.isPresent() != what instanceof Obligation.Issue) {
            throw in.wrong("a stage of a credential, and " + what);
        }
        return new Duty(number, what, credential, attempts, failure, retryAt, doneAt);
    }

    private static void ending(Ending ending, CanonicalWriter out) {
        out.object()
                .put("at", ending.at(), Fields::write)
                .putIfPresent("by", ending.by())
                .putIfPresent("cause", ending.suspension().map(Suspension::code))
                .put("why", ending.why())
                .end();
    }

    private static Ending ending(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        Optional<String> by = in.textIfPresent("by");
        Optional<Suspension> suspension =
                in.textIfPresent("cause").map(code -> Fields.find(code, in, Suspension.class, Suspension::code));
        Ending ending = new Ending(at, by, in.text("why"), suspension);
        in.endObject();
        return ending;
    }

    private static void key(ClaimedKey key, CanonicalWriter out) {
        out.object().put("at", key.at(), Fields::write).put("hash", key.hash()).end();
    }

    private static ClaimedKey key(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        ClaimedKey key = new ClaimedKey(in.text("hash"), at);
        in.endObject();
        return key;
    }

    private static void review(Review review, CanonicalWriter out) {
        out.object()
                .put("at", review.at(), Fields::write)
                .put("by", review.by())
                .put("note", review.note())
                .end();
    }

    private static Review review(CanonicalReader in) {
        in.object();
        Instant at = Fields.instant(in, "at");
        String by = in.text("by");
        Review review = new Review(by, at, in.text("note"));
        in.endObject();
        return review;
    }
}
