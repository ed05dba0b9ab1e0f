package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.request.Presented;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class TotpVectorsTest {

    /** The last of the RFC's moments is of the year 2603, of which no request can be. */
    private static final int MOMENTS = 5;

    @ParameterizedTest
    @EnumSource(TotpAlgorithm.class)
    void everyCodeOfTheRfcIsMade(TotpAlgorithm algorithm) throws Exception {
        JsonNode vectors = Vectors.read("totp/rfc6238.json");
        TotpVerifier verifier =
                TotpVerifier.builder().algorithm(algorithm).digits(8).build();

        assertThat(Vectors.list(vectors.get("cases"))).hasSize(MOMENTS + 1).allSatisfy(each -> {
            try (TotpSecret secret = TotpSecret.of(seed(vectors, algorithm))) {
                assertThat(verifier.code(secret, each.get("time").longValue() / 30))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(each.get(algorithm.name()).stringValue());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(TotpAlgorithm.class)
    void everyCodeOfTheRfcIsTakenAtItsMoment(TotpAlgorithm algorithm) throws Exception {
        JsonNode vectors = Vectors.read("totp/rfc6238.json");
        byte[] seed = seed(vectors, algorithm);
        List<JsonNode> cases = Vectors.list(vectors.get("cases")).subList(0, MOMENTS);

        assertThat(cases).hasSize(MOMENTS).allSatisfy(each -> {
            Instant moment = Instant.ofEpochSecond(each.get("time").longValue());
            String code = each.get(algorithm.name()).stringValue();
            // At the second 59 of 1970 no earlier verifier can be, so that one code is looked at as the next step's.
            boolean first = moment.getEpochSecond() < 90;
            SetClock clock = new SetClock();
            clock.set(first ? Instant.EPOCH : moment.minus(Duration.ofMinutes(2)));
            TotpVerifier verifier = TotpVerifier.builder()
                    .algorithm(algorithm)
                    .digits(8)
                    .clock(clock)
                    .ticker(() -> 0)
                    .build();
            clock.set(moment);
            try (TotpSecret secret = TotpSecret.of(seed)) {
                if (first) {
                    Refused.as(IdentityRefusal.JUST_STARTED, () -> verifier.verify("ana", secret, code));
                } else {
                    assertThat(verifier.verify("ana", secret, code)).isEqualTo(new Presented("totp", moment));
                }
                Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("bo", secret, wrong(code)));
            }
        });
    }

    /** A code of a time is that of the counter which the time's step is (RFC 6238, section 4.2). */
    @Test
    void everyCodeOfTheRfcOfCountersIsThatOfItsStep() throws Exception {
        JsonNode vectors = Vectors.read("totp/rfc4226.json");
        byte[] shared = vectors.get("secretAscii").stringValue().getBytes(StandardCharsets.US_ASCII);
        TotpVerifier verifier = TotpVerifier.builder().build();

        assertThat(Vectors.list(vectors.get("cases"))).hasSize(10).allSatisfy(each -> {
            try (TotpSecret secret = TotpSecret.of(shared)) {
                assertThat(verifier.code(secret, each.get("count").longValue()))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(each.get("hotp").stringValue());
            }
        });
    }

    private static byte[] seed(JsonNode vectors, TotpAlgorithm algorithm) {
        return vectors.get("seeds").get(algorithm.name()).stringValue().getBytes(StandardCharsets.US_ASCII);
    }

    private static String wrong(String code) {
        return code.substring(0, 7) + (code.charAt(7) == '0' ? '1' : '0');
    }
}
