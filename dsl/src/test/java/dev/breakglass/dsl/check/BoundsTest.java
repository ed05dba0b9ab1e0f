package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of bound, in a path's own zone, in the zone above and in the one above that, holds each clause that it
 * bounds, whether the path or its profile writes it; and a looser bound further down takes nothing back.
 */
class BoundsTest {
    private static final List<String> ZONES = List.of("a", "a.b", "a.b.c");
    private static final List<String> STANDARD = List.of(
            "mfa webauthn within 5m",
            "approve 2 of lead within 15m",
            "justify at least 20 characters",
            "ttl 20m up to 30m",
            "review within 24h by lead");

    /**
     * @param bound the clause of the zone
     * @param looser a bound of the same kind that the clause would keep
     * @param clause what is beyond the bound
     * @param edge what is just within it
     */
    record Kind(Code code, String bound, String looser, String clause, String edge) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Code.TTL_ABOVE_CEILING, "at most ttl 30m", "at most ttl 2h", "ttl 30m1s", "ttl 30m"),
            new Kind(
                    Code.TTL_ABOVE_CEILING,
                    "at most ttl 30m",
                    "at most ttl 2h",
                    "ttl 10m up to 31m",
                    "ttl 10m up to 30m"),
            new Kind(
                    Code.EXTENSION_ABOVE_CEILING,
                    "at most ttl 40m",
                    "at most ttl 2h",
                    "extend once by 11m with approve 1 of lead",
                    "extend once by 10m with approve 1 of lead"),
            new Kind(
                    Code.EXTENSION_ABOVE_CEILING,
                    "at most ttl 40m",
                    "at most ttl 2h",
                    "extend 3 times by 5m with approve 1 of lead",
                    "extend 2 times by 5m with approve 1 of lead"),
            new Kind(
                    Code.ACTION_ABOVE_CEILING,
                    "at most allow read",
                    "at most allow read, write",
                    "allow read, write on db \"*\"",
                    "allow read on db \"*\""),
            new Kind(
                    Code.ACTION_ABOVE_CEILING,
                    "at most allow read",
                    "at most allow both",
                    "allow both on db \"*\"",
                    "allow read on db \"*\""),
            new Kind(
                    Code.MFA_BELOW_FLOOR,
                    "at least mfa phishing-resistant",
                    "at least mfa any",
                    "mfa webauthn or push within 5m",
                    "mfa webauthn or piv within 5m"),
            new Kind(
                    Code.MFA_BELOW_FLOOR,
                    "at least mfa any within 5m",
                    "at least mfa any within 1h",
                    "mfa webauthn within 6m",
                    "mfa webauthn within 5m"),
            new Kind(
                    Code.MFA_BELOW_FLOOR,
                    "at least mfa 2 of webauthn, piv, push",
                    "at least mfa any",
                    "mfa webauthn within 5m",
                    "mfa 2 of webauthn, push within 5m"),
            new Kind(
                    Code.APPROVALS_BELOW_FLOOR,
                    "at least approve 2",
                    "at least approve 1",
                    "approve 1 of lead within 15m",
                    "approve 1 of lead within 15m then 1 of lead within 5m"),
            new Kind(
                    Code.APPROVALS_BELOW_FLOOR,
                    "at least approve 1",
                    "",
                    "approve none because \"nobody else is awake\"",
                    "approve 1 of lead within 15m"),
            new Kind(
                    Code.ESCALATION_BELOW_ZONE,
                    "at least approve 2",
                    "at least approve 1",
                    "escalate after 5m approve 1 of lead",
                    "escalate after 5m approve 2 of lead"),
            new Kind(
                    Code.REVIEW_BELOW_FLOOR,
                    "at least review within 24h",
                    "at least review within 72h",
                    "review within 25h by lead",
                    "review within 24h by lead"),
            new Kind(
                    Code.REVIEW_BELOW_FLOOR,
                    "at least review within 24h",
                    "",
                    "review none because \"the whole shift was there\"",
                    "review within 1s by lead"));

    /** @param zone where the bound stands, an index of {@link #ZONES} */
    record Case(Kind kind, int zone, boolean profile) {
        @Override
        public String toString() {
            return kind.code().slug() + ": " + kind.clause() + " under " + ZONES.get(zone)
                    + (profile ? " by profile" : "");
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Kind kind : KINDS) {
            for (int zone = 0; zone < ZONES.size(); zone++) {
                cases.add(new Case(kind, zone, false));
                // What a path allows is its own affair and never a profile's.
                if (kind.code() != Code.ACTION_ABOVE_CEILING) {
                    cases.add(new Case(kind, zone, true));
                }
            }
        }
        return cases.stream();
    }

    static Stream<Case> casesByProfile() {
        return cases().filter(Case::profile);
    }

    private static String word(String clause) {
        return clause.substring(0, clause.indexOf(' '));
    }

    /** A set with a path into the innermost zone. */
    private static String set(List<String> bounds, String clause, boolean profile) {
        StringBuilder out = new StringBuilder("""
                policy p
                action read, write
                action both includes read, write
                resource db
                role sre from group "sre"
                role lead from group "leads"
                """);
        for (int i = 0; i < ZONES.size(); i++) {
            String contains = i == ZONES.size() - 1 ? "  contains db \"*\"\n" : "";
            out.append("zone ").append(ZONES.get(i)).append(" {\n").append(contains);
            out.append("  ").append(bounds.get(i)).append("\n}\n");
        }
        out.append("zone a.b.c.d {\n  at most ttl 1s\n}\nzone a.x {\n  at least approve 9\n}\n");
        StringBuilder path = new StringBuilder("breakglass open {\n  zone a.b.c\n  for sre\n");
        if (!word(clause).equals("allow")) {
            path.append("  allow read on db \"*\"\n");
        }
        StringBuilder shared = new StringBuilder("  " + clause + "\n");
        for (String standard : STANDARD) {
            // An escalation is taken from a profile together with the approvals that it stands in for.
            boolean together =
                    profile && word(clause).equals("escalate") && word(standard).equals("approve");
            if (!word(standard).equals(word(clause))) {
                (together ? shared : path).append("  ").append(standard).append('\n');
            }
        }
        if (profile) {
            out.append("profile q {\n").append(shared).append("}\n");
            return out.append(path).append("  follows q\n}\n").toString();
        }
        return out.append(path).append("  ").append(clause).append("\n}\n").toString();
    }

    private static List<Diagnostic> said(String text) {
        return Checker.check(List.of(new SourceFile("p.bgp", text))).diagnostics();
    }

    private static String at(Place place) {
        return place.file().text().substring(place.span().start(), place.span().end());
    }

    private static List<String> bounds(int at, String bound, String others) {
        return Stream.of(0, 1, 2).map(i -> i == at ? bound : others).toList();
    }

    private static void isOneErrorAtBothPlaces(Case bounded, String text) {
        List<Diagnostic> said = said(text);
        String shown = new DiagnosticRenderer(false).render(said);
        assertThat(said).as(shown).hasSize(1);
        Diagnostic only = said.get(0);
        assertThat(only.code()).as(shown).isEqualTo(bounded.kind().code());
        assertThat(at(only.place())).isEqualTo(bounded.kind().clause());
        assertThat(only.related()).as(shown).hasSize(1);
        Diagnostic.Related other = only.related().get(0);
        assertThat(at(other.place())).isEqualTo(bounded.kind().bound());
        String zone = ZONES.get(bounded.zone());
        assertThat(other.label()).isEqualTo("the bound of `" + zone + "`, for it and all zones below");
        assertThat(text.substring(0, other.place().span().start())).contains("zone " + zone + " {\n");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClauseBeyondTheBoundIsAnErrorThatShowsBoth(Case bounded) {
        List<String> bounds = bounds(bounded.zone(), bounded.kind().bound(), "");
        isOneErrorAtBothPlaces(bounded, set(bounds, bounded.kind().clause(), bounded.profile()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClauseAtTheBoundIsNone(Case bounded) {
        List<String> bounds = bounds(bounded.zone(), bounded.kind().bound(), "");
        assertThat(said(set(bounds, bounded.kind().edge(), bounded.profile()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLooserBoundInAnyOtherZoneTakesNothingBack(Case bounded) {
        List<String> bounds =
                bounds(bounded.zone(), bounded.kind().bound(), bounded.kind().looser());
        isOneErrorAtBothPlaces(bounded, set(bounds, bounded.kind().clause(), bounded.profile()));
    }

    @ParameterizedTest
    @MethodSource("casesByProfile")
    void whatThePathItselfWritesIsHeldAndNotWhatItsProfileWould(Case bounded) {
        List<String> bounds = bounds(bounded.zone(), bounded.kind().bound(), "");
        String loose = set(bounds, bounded.kind().clause(), true);
        assertThat(said(loose.replace(
                        "  follows q\n", "  follows q\n  " + bounded.kind().edge() + "\n")))
                .isEmpty();
        String tight = set(bounds, bounded.kind().edge(), true);
        assertThat(said(tight.replace(
                        "  follows q\n", "  follows q\n  " + bounded.kind().clause() + "\n")))
                .extracting(Diagnostic::code)
                .containsExactly(bounded.kind().code());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBoundHoldsWhereverItsZoneIsWritten(Case bounded) {
        String text = set(
                bounds(bounded.zone(), bounded.kind().bound(), ""),
                bounded.kind().clause(),
                bounded.profile());
        int zones = text.indexOf("zone a {");
        int end = text.indexOf("}\n", text.indexOf("zone a.x {")) + 2;
        String last = text.substring(0, zones) + text.substring(end) + text.substring(zones, end);
        assertThat(said(last))
                .extracting(Diagnostic::code)
                .containsExactly(bounded.kind().code());
    }

    @Test
    void everyCodeOfABoundHasAKind() {
        // Tolerating an unknown has a floor of its own, whatever the zone says.
        List<Code> codes = Stream.of(Code.values())
                .filter(code -> !code.isLint() && code != Code.TOLERATE_BELOW_FLOOR)
                .filter(code -> code.slug().matches(".*-(above-ceiling|below-floor|below-zone)"))
                .toList();
        assertThat(KINDS).extracting(Kind::code).containsAll(codes);
    }
}
