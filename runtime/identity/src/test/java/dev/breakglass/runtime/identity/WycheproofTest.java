package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Project Wycheproof's vectors for signatures and key sets, through the check that every ID token goes through. */
class WycheproofTest {

    private static final Set<TokenAlgorithm> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(TokenAlgorithm.class));

    /** Valid ones that are refused all the same, by what they are made with. */
    private static final List<String> HMAC_AND_A_NAME_THAT_DOES_NOT_EXIST = List.of(
            "18 valid: HS256", // an HMAC is never allowed
            "2 valid: ES521"); // the key says ES521, which no standard has; the token's ES512 is another word

    @Test
    void noInvalidSignatureIsTakenAndEveryValidOneOfAnAllowedAlgorithmIs() throws Exception {
        Tally tally = new Tally();
        for (JsonNode group : Vectors.list(
                Vectors.read("wycheproof/json_web_signature_test.json").get("testGroups"))) {
            JsonNode key = group.has("public") ? group.get("public") : group.get("private");
            for (JsonNode test : Vectors.list(group.get("tests"))) {
                boolean valid = test.get("result").stringValue().equals("valid");
                tally.add(valid, key.get("alg"), refusal(test.get("jws").stringValue(), set(key)));
            }
        }

        assertThat(tally.invalidTaken).isEmpty();
        assertThat(tally.invalidRefused).isEqualTo(355);
        assertThat(tally.validTaken).isEqualTo(35);
        assertThat(tally.validRefused).hasSize(11).allMatch(word -> Set.of("HS256", "ES521").contains(word));
    }

    @Test
    void everySecondSpellingOfBase64UrlIsRefusedAndTheFirstIsRead() throws Exception {
        int read = 0;
        int refused = 0;
        for (JsonNode group : Vectors.list(
                Vectors.read("wycheproof/json_web_signature_test.json").get("testGroups"))) {
            for (JsonNode test : Vectors.list(group.get("tests"))) {
                if (group.get("comment").stringValue().equals("base64")) {
                    String jws = test.get("jws").stringValue();
                    if (test.get("result").stringValue().equals("valid")) {
                        assertThat(CompactToken.parse(jws, 65_536).signed()).isNotEmpty();
                        read++;
                    } else {
                        // One of them is spelled as it should be: its HMAC is wrong.
                        refused += catchThrowable(() -> CompactToken.parse(jws, 65_536)) == null ? 0 : 1;
                    }
                }
            }
        }

        assertThat(List.of(read, refused)).isEqualTo(List.of(7, 14));
    }

    @Test
    void noKeySetThatIsNotToBeTrustedIsUsed() throws Exception {
        Set<Integer> taken = new HashSet<>();
        int tests = 0;
        for (JsonNode group : Vectors.list(
                Vectors.read("wycheproof/json_web_key_test.json").get("testGroups"))) {
            JsonNode published = group.has("public") ? group.get("public") : group.get("private");
            for (JsonNode test : Vectors.list(group.get("tests"))) {
                tests++;
                if (refusal(test.get("jws").stringValue(), publicSet(published)) == null) {
                    taken.add(test.get("tcId").intValue());
                    assertThat(test.get("result").stringValue()).as(test.toString()).isEqualTo("valid");
                }
            }
        }

        // The other valid ones, 13 to 15, are HMACs.
        assertThat(tests).isEqualTo(26);
        assertThat(taken).containsExactlyInAnyOrder(2, 5);
    }

    /** Null if the token is taken. */
    private static Throwable refusal(String jws, String jwkSet) {
        Throwable thrown = catchThrowable(() -> {
            CompactToken token = CompactToken.parse(jws, 65_536);
            KeySource keys = new FixedKeys(SigningKeys.read(jwkSet.getBytes(StandardCharsets.UTF_8)));
            OidcVerifier.signature(token, TokenHeader.read(token.header(), ALL), keys);
        });
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(IdentityRefusedException.class);
        }
        return thrown;
    }

    private static String set(JsonNode key) {
        return "{\"keys\":[" + key + "]}";
    }

    /** The public half of a set; a set with symmetric keys has none and stays as it is. */
    private static String publicSet(JsonNode set) throws Exception {
        String text = set.has("keys") ? set.toString() : set(set);
        boolean symmetric = Vectors.list(((ObjectNode) StrictJson.object("set", text.getBytes(StandardCharsets.UTF_8)))
                        .get("keys"))
                .stream()
                .anyMatch(key -> key.get("kty").stringValue().equals("oct"));
        return symmetric ? text : new JWKSet(JWKSet.parse(text).getKeys()).toPublicJWKSet().toString();
    }

    private static final class Tally {
        private final List<String> invalidTaken = new ArrayList<>();
        private final List<String> validRefused = new ArrayList<>();
        private int invalidRefused;
        private int validTaken;

        void add(boolean valid, JsonNode algorithm, Throwable refusal) {
            String word = algorithm == null ? "" : algorithm.stringValue();
            if (valid && refusal == null) {
                validTaken++;
            } else if (valid) {
                validRefused.add(word);
            } else if (refusal == null) {
                invalidTaken.add(word);
            } else {
                invalidRefused++;
            }
        }
    }
}
