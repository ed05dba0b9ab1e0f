package dev.breakglass.dsl.lint.allow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.lint.Linted;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowTest {
    private static final String BACKUPS = "zone backups {\n  contains host \"backup-*\"\n}\n";
    private static final String WHY = " because another company holds the keys";

    private static List<String> doors(String text) {
        return Linted.found(text, Code.NO_DOOR);
    }

    private static String path(String clauses) {
        return """
                breakglass mend {
                  zone prod
                  for dba
                  allow db.write on database "ledger-*"
                  follows standard
                """ + clauses + "}\n";
    }

    @Test
    void withoutACommentTheRuleIsHeard() {
        assertThat(doors(BACKUPS)).containsExactly("no-door backups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// bgp:allow no-door because another company holds the keys",
                "//bgp:allow BGP5001 because another company holds the keys",
                "// bgp:allow bgp5001 because: another company holds the keys",
                "// bgp:allow no-door because \"another company holds the keys\"",
                "// bgp:allow long-ttl, no-door because another company holds the keys",
                "// bgp:allow no-door because 別の会社がすべての鍵を持っているから",
            })
    void aRuleIsAllowedByCodeOrWordAndForAReason(String comment) {
        assertThat(doors(comment + "\n" + BACKUPS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// bgp:allow no-door",
                "// bgp:allow no-door because",
                "// bgp:allow no-door because of it",
                "// bgp:allow no-door because ----------",
                "// bgp:allow no-door because-of-another-company",
                "// bgp:allow long-ttl because another company holds the keys",
                "// bgp:allow no-doors because another company holds the keys",
                "// bgp:allowed no-door because another company holds the keys",
                "/// bgp:allow no-door because another company holds the keys",
                "// please bgp:allow no-door because another company holds the keys",
            })
    void anythingElseSilencesNothing(String comment) {
        assertThat(doors(comment + "\n" + BACKUPS)).containsExactly("no-door backups");
    }

    @Test
    void aCommentOnItsOwnLineSpeaksOfTheNextDeclarationAlone() {
        assertThat(doors("// bgp:allow no-door" + WHY + "\n// and one more word\n\n/// What is kept.\n" + BACKUPS
                        + BACKUPS.replace("backup", "archive")))
                .containsExactly("no-door archives");
    }

    @Test
    void aCommentBehindSomethingSpeaksOfItsLine() {
        assertThat(doors(BACKUPS.replace("{", "{ // bgp:allow no-door" + WHY))).isEmpty();
        assertThat(doors(BACKUPS.replace("}", "} // bgp:allow no-door" + WHY))).containsExactly("no-door backups");
    }

    @Test
    void aCommentWithinADeclarationSpeaksOfItsNextClauseAlone() {
        String comment = "  // bgp:allow long-ttl, late-review" + WHY + "\n";
        String ttl = "  ttl 30m up to 9h\n";
        String review = "  review within 9d by dba\n";
        assertThat(Linted.found(path(comment + ttl + review), Code.LONG_TTL, Code.LATE_REVIEW))
                .containsExactly("late-review 9d");
        assertThat(Linted.found(path(ttl + review + comment), Code.LONG_TTL, Code.LATE_REVIEW))
                .containsExactly("long-ttl 9h", "late-review 9d");
    }

    @Test
    void aCommentWithinAClauseSpeaksOfThatClause() {
        assertThat(Linted.found(path("  ttl 30m\n    // bgp:allow long-ttl" + WHY + "\n    up to 9h\n"), Code.LONG_TTL))
                .isEmpty();
    }

    @Test
    void aCommentAboveADeclarationSpeaksOfAllItsClauses() {
        assertThat(Linted.found("// bgp:allow long-ttl" + WHY + "\n" + path("  ttl 30m up to 9h\n"), Code.LONG_TTL))
                .isEmpty();
    }

    @Test
    void aCommentForTheFileSpeaksOfAllOfIt() {
        assertThat(doors(BACKUPS + BACKUPS.replace("backup", "archive") + "// bgp:allow-file no-door" + WHY))
                .isEmpty();
    }

    @Test
    void aCommentAboveTheHeaderSpeaksOfTheHeader() {
        String text = "// bgp:allow no-door" + WHY + "\n" + Linted.prelude() + BACKUPS;
        assertThat(Linter.lint(Linted.set(List.of(new SourceFile("policy.bgp", text))), Settings.standard()))
                .extracting(finding -> finding.code())
                .contains(Code.NO_DOOR, Code.UNUSED_ALLOW);
    }

    @Test
    void anAllowOfARuleThatIsSwitchedOffIsNotCalledUnused() {
        String text = "// bgp:allow long-ttl" + WHY + "\n" + BACKUPS;
        assertThat(Linted.found(text, Code.UNUSED_ALLOW)).isEmpty();
        assertThat(Linted.found(text, Code.UNUSED_ALLOW, Code.LONG_TTL)).containsExactly("unused-allow long-ttl");
    }

    @Test
    void nobodyCanAllowAwayTheRulesOfAllowing() {
        String text = "// bgp:allow unused-allow, long-ttl" + WHY + "\n" + BACKUPS;
        assertThat(Linted.found(text, Code.UNUSED_ALLOW, Code.UNKNOWN_ALLOW, Code.LONG_TTL))
                .containsExactly("unknown-allow unused-allow", "unused-allow long-ttl");
    }
}
