package dev.breakglass.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static final int ZONES = 20;
    private static final String COMMON = """
            policy x
            action read, write
            resource db
            role r from group "g"
            signal net: enum { corp, vpn } fresh 30s
            signal ok: bool fresh 30s
            """;
    private static final String FORBID = "policy x\nforbid f { when net == vpn }\n";

    private final Map<String, String> texts = new TreeMap<>(Map.of("common.bgp", COMMON, "forbid.bgp", FORBID));
    private final Parts parts;

    PartsTest() {
        for (int i = 0; i < ZONES; i++) {
            texts.put("zone-%02d.bgp".formatted(i), """
                    policy x
                    zone z%1$02d {
                      contains db "z%1$02d-*"
                    }
                    breakglass b%1$02d {
                      zone z%1$02d
                      for r
                      allow read on db "z%1$02d-*"
                      when incident.severity <= 2
                      mfa any within 5m
                      approve 1 of r within 5m
                      justify at least 5 characters
                      ttl 1h
                      review within 1h by r
                    }
                    """.formatted(i));
        }
        parts = Lowering.lower(checked()).parts();
    }

    private Policy checked() {
        List<SourceFile> sources = new ArrayList<>();
        texts.forEach((name, text) -> sources.add(new SourceFile(name, text)));
        return Checker.check(sources).value().orElseThrow();
    }

    private void replace(String file, String text, String other) {
        assertThat(texts.get(file)).contains(text);
        texts.compute(file, (name, before) -> before.replace(text, other));
    }

    private int loweredAnew() {
        return Lowering.lower(checked(), parts).parts().lowered();
    }

    @Test
    void theFirstTimeAllZonesAreLowered() {
        assertThat(parts.lowered()).isEqualTo(ZONES);
    }

    @Test
    void whatDidNotChangeIsNotLoweredAgain() {
        assertThat(loweredAnew()).isZero();
    }

    @Test
    void aPathThatChangedIsLoweredWithItsZoneAndNothingElse() {
        replace("zone-07.bgp", "severity <= 2", "severity <= 3");

        assertThat(loweredAnew()).isEqualTo(1);
    }

    @Test
    void clausesThatCameOrWentSeatTheOthersAnewAndLowerNoneOfThem() {
        replace("zone-00.bgp", "  ttl 1h\n", "  ttl 1h\n  limit 1 at once, 3 per 1h\n");
        replace("zone-01.bgp", "severity <= 2", "severity <= 2 and ok");

        assertThat(loweredAnew()).isEqualTo(2);
    }

    @Test
    void whatMovedWithinItsFileIsLoweredForItsPlaces() {
        replace("zone-07.bgp", "policy x\n", "policy x\n\n");

        assertThat(loweredAnew()).isEqualTo(1);
    }

    @Test
    void aNewZoneIsLoweredWithThoseWhoseConditionsNameZones() {
        replace("zone-07.bgp", "incident.severity <= 2", "zone within z07");
        Parts before = Lowering.lower(checked()).parts();
        texts.put("a.bgp", "policy x\nzone a { contains db \"a\" }\n");

        assertThat(Lowering.lower(checked(), before).parts().lowered()).isEqualTo(2);
    }

    @Test
    void aFileThatCameSeatsAllAnewAndLowersNone() {
        texts.put("a.bgp", "policy x\n");

        assertThat(loweredAnew()).isZero();
    }

    @Test
    void aRoleInAnotherPlaceLowersAllPathsThatNameIt() {
        replace("common.bgp", "role r", "\nrole r");

        assertThat(loweredAnew()).isEqualTo(ZONES);
    }

    @Test
    void forbidsThatReadAsMuchAsBeforeLeaveZonesAsTheyAre() {
        replace("forbid.bgp", "forbid f { when net == vpn }", "\nforbid g { when net == corp }");

        assertThat(loweredAnew()).isZero();
    }

    @Test
    void forbidsThatReadMoreLowerAllZones() {
        replace("forbid.bgp", "when net == vpn", "when net == vpn and ok");

        assertThat(loweredAnew()).isEqualTo(ZONES);
    }

    @Test
    void anotherNumberOfARoleLowersAllZones() {
        texts.put("a.bgp", "policy x\nrole a from group \"a\"\n");

        assertThat(loweredAnew()).isEqualTo(ZONES);
    }
}
