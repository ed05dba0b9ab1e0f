package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Project Wycheproof's vectors for signatures and key sets, through the check that every ID token goes through. */
class WycheproofTest {

    private static final Set<TokenAlgorithm> ALL = Collections.unmodifiableSet(EnumSet.allOf(TokenAlgorithm.class));

    /** Why the tokens of sets without a symmetric key are refused. */
    private static final Map<Integer, IdentityRefusal> OF_PUBLIC_KEYS = Map.of(
            6, IdentityRefusal.ALGORITHM, // for encryption
            7, IdentityRefusal.UNFIT_KEY, // can be factored
            8, IdentityRefusal.UNFIT_KEY, // 1,024 bits
            9, IdentityRefusal.UNFIT_KEY, // exponent 1
            19, IdentityRefusal.ALGORITHM,
            20, IdentityRefusal.ALGORITHM,
            21, IdentityRefusal.ALGORITHM,
            22, IdentityRefusal.UNFIT_KEY, // a point that is on no curve
            23, IdentityRefusal.UNFIT_KEY,
            24, IdentityRefusal.UNFIT_KEY);

    /**
     * Valid ones that are refused all the same, by their keys' words: HMACs, which are never allowed; keys that say ES521, which
     * is no algorithm; keys that say PS256 for tokens that say PS384.
     */
    private static final Map<String, Long> REFUSED_THOUGH_VALID = Map.of("HS256", 10L, "ES521", 2L, "PS256", 2L);

    @Test
    void noInvalidSignatureIsTakenAndEveryValidOneOfAnAllowedAlgorithmIs() throws Exception {
        Tally tally = new Tally();
        for (JsonNode group : Vectors.list(
                Vectors.read("wycheproof/json_web_signature_test.json").get("testGroups"))) {
            JsonNode key = group.has("public") ? group.get("public") : group.get("private");
            for (JsonNode test : Vectors.list(group.get("tests"))) {
                boolean valid = test.get("result").stringValue().equals("valid");
                String set = "{\"keys\":[" + key + "]}";
                tally.add(
                        valid,
                        key.path("alg").asString(""),
                        refusal(test.get("jws").stringValue(), set));
            }
        }

        assertThat(tally.invalidTaken).isEmpty();
        assertThat(tally.invalidRefused)
                .isEqualTo(Map.of(
                        IdentityRefusal.SIGNATURE, 294L,
                        IdentityRefusal.KEYS_UNAVAILABLE, 30L, // a symmetric key is no key that a provider publishes
                        IdentityRefusal.ALGORITHM, 14L,
                        IdentityRefusal.MALFORMED, 14L,
                        IdentityRefusal.UNKNOWN_KEY, 2L,
                        IdentityRefusal.HEADER, 1L));
        assertThat(tally.validTaken).isEqualTo(32);
        assertThat(tally.validRefused.stream().collect(Collectors.groupingBy(word -> word, Collectors.counting())))
                .isEqualTo(REFUSED_THOUGH_VALID);
    }

    @Test
    void onlyOneSpellingOfBase64UrlIsRead() throws Exception {
        int read = 0;
        int refused = 0;
        Set<String> well = new HashSet<>();
        for (JsonNode test : base64()) {
            String jws = test.get("jws").stringValue();
            boolean valid = test.get("result").stringValue().equals("valid") && jws.indexOf('?') < 0;
            // Two that are said to have a wrong padding have none, and are the first valid one to the letter.
            if (valid || well.contains(jws)) {
                assertThat(CompactToken.parse(jws, 65_536).signed()).isNotEmpty();
                well.add(jws);
                read++;
            } else {
                Refused.as(IdentityRefusal.MALFORMED, () -> CompactToken.parse(jws, 65_536));
                refused++;
            }
        }

        // Two of those that are refused are valid to Wycheproof, with a question mark inside that was signed as well.
        assertThat(List.of(read, refused)).isEqualTo(List.of(7, 14));
    }

    @Test
    void noKeySetThatIsNotToBeTrustedIsUsed() throws Exception {
        Map<Integer, IdentityRefusal> refused = new TreeMap<>();
        Set<Integer> taken = new HashSet<>();
        for (JsonNode group :
                Vectors.list(Vectors.read("wycheproof/json_web_key_test.json").get("testGroups"))) {
            JsonNode published = group.has("public") ? group.get("public") : group.get("private");
            for (JsonNode test : Vectors.list(group.get("tests"))) {
                int id = test.get("tcId").intValue();
                refusal(test.get("jws").stringValue(), published.toString())
                        .ifPresentOrElse(reason -> refused.put(id, reason), () -> taken.add(id));
            }
        }

        assertThat(taken).containsExactly(5);
        assertThat(refused).hasSize(25).containsAllEntriesOf(OF_PUBLIC_KEYS);
        refused.keySet().removeAll(OF_PUBLIC_KEYS.keySet());
        // The other sets have a symmetric key in them; the tokens of 2 and of 13 to 15 would be valid.
        assertThat(refused.values()).containsOnly(IdentityRefusal.KEYS_UNAVAILABLE);
    }

    private static List<JsonNode> base64() throws Exception {
        return Vectors.list(
                        Vectors.read("wycheproof/json_web_signature_test.json").get("testGroups"))
                .stream()
                .filter(group -> group.get("comment").stringValue().equals("base64"))
                .flatMap(group -> Vectors.list(group.get("tests")).stream())
                .toList();
    }

    /** Nothing if the token is taken. */
    private static Optional<IdentityRefusal> refusal(String jws, String jwkSet) {
        try {
            KeySource keys = new FixedKeys(SigningKeys.read(jwkSet.getBytes(StandardCharsets.UTF_8)));
            CompactToken token = CompactToken.parse(jws, 65_536);
            OidcVerifier.signature(token, TokenHeader.read(token.header(), ALL), keys);
            return Optional.empty();
        } catch (IdentityRefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    private static final class Tally {
        private final List<String> invalidTaken = new ArrayList<>();
        private final List<String> validRefused = new ArrayList<>();
        private final Map<IdentityRefusal, Long> invalidRefused = new TreeMap<>();
        private int validTaken;

        void add(boolean valid, String word, Optional<IdentityRefusal> refusal) {
            if (valid && refusal.isEmpty()) {
                validTaken++;
            } else if (valid) {
                validRefused.add(word);
            } else if (refusal.isEmpty()) {
                invalidTaken.add(word);
            } else {
                invalidRefused.merge(refusal.get(), 1L, Long::sum);
            }
        }
    }
}
