package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A decision with its findings and its inputs, and the terms of a path, as the log keeps them. */
final class DecisionJson {

    private DecisionJson() {}

    static void ruling(Ruling ruling, CanonicalWriter out) {
        out.object()
                .put("decision", ruling.decision(), DecisionJson::decision)
                .put("inputs", ruling.inputs(), RequestJson::write)
                .putIfPresent("terms", ruling.terms(), DecisionJson::terms)
                .end();
    }

    static Ruling ruling(CanonicalReader in) {
        in.object();
        Decision decision = in.value("decision", DecisionJson::decision);
        Request inputs = in.value("inputs", RequestJson::read);
        Ruling ruling = new Ruling(inputs, decision, in.valueIfPresent("terms", DecisionJson::terms));
        in.endObject();
        return ruling;
    }

    static void decision(Decision decision, CanonicalWriter out) {
        out.object()
                .putEach("findings", decision.findings(), DecisionJson::finding)
                .putEach("obligations", decision.obligations(), ObligationJson::write)
                .put("outcome", decision.outcome().word())
                .putIfPresent("path", decision.path())
                .put("policy", decision.policy())
                .putIfPresent("ttl", decision.ttl(), Fields::write)
                .end();
    }

    static Decision decision(CanonicalReader in) {
        in.object();
        List<Finding> findings = findings(in);
        List<Obligation> obligations = in.each("obligations", ObligationJson::read);
        Outcome outcome = Fields.word(in, "outcome", Outcome.class, Outcome::word);
        Optional<String> path = in.textIfPresent("path");
        String policy = in.text("policy");
        Optional<Duration> ttl = Fields.durationIfPresent(in, "ttl");
        in.endObject();
        return new Decision(outcome, path, ttl, findings, obligations, policy);
    }

    static void finding(Finding finding, CanonicalWriter out) {
        out.object()
                .put("code", finding.code().code())
                .put("have", finding.have())
                .put("need", finding.need())
                .putIfPresent("path", finding.path())
                .putIfPresent("source", finding.source(), DecisionJson::source)
                .end();
    }

    static List<Finding> findings(CanonicalReader in) {
        return in.each("findings", DecisionJson::finding);
    }

    private static Finding finding(CanonicalReader in) {
        in.object();
        ReasonCode code = Fields.word(in, "code", ReasonCode.class, ReasonCode::code);
        String have = in.text("have");
        String need = in.text("need");
        Optional<String> path = in.textIfPresent("path");
        Finding finding = new Finding(path, code, need, have, in.valueIfPresent("source", DecisionJson::source));
        in.endObject();
        return finding;
    }

    private static void source(Source source, CanonicalWriter out) {
        out.object()
                .put("column", source.column())
                .put("file", source.file())
                .put("line", source.line())
                .end();
    }

    private static Source source(CanonicalReader in) {
        in.object();
        int column = Fields.small(in, "column");
        Source source = new Source(in.text("file"), Fields.small(in, "line"), column);
        in.endObject();
        return source;
    }

    static void terms(PathTerms terms, CanonicalWriter out) {
        out.object()
                .putTexts("actions", terms.actions())
                .putEach("obligations", terms.obligations(), ObligationJson::write)
                .put("path", terms.path())
                .put("redeem-within", terms.redeemWithin(), Fields::write)
                .put("zone", terms.zone())
                .end();
    }

    static PathTerms terms(CanonicalReader in) {
        in.object();
        List<String> actions = in.texts("actions");
        List<Obligation> obligations = in.each("obligations", ObligationJson::read);
        String path = in.text("path");
        Duration redeemWithin = Fields.duration(in, "redeem-within");
        PathTerms terms = new PathTerms(path, in.text("zone"), actions, redeemWithin, obligations);
        in.endObject();
        return terms;
    }
}
