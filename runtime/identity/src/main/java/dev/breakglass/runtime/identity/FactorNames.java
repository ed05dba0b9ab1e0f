package dev.breakglass.runtime.identity;

import dev.breakglass.runtime.request.Presented;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the policy's factors stands behind a provider's words. A word that is not here stands for none, and so does one
 * that says how many factors there were but not which, such as {@code mfa}. Immutable.
 *
 * @param amr a value of the {@code amr} claim (RFC 8176) to the kind of factor
 * @param acr the {@code acr} claim to the kinds of factors
 */
public record FactorNames(Map<String, String> amr, Map<String, Set<String>> acr) {

    private static final Set<String> KINDS = Set.of("password", "sms", "totp", "push", "webauthn", "piv");

    /**
     * RFC 8176's {@code pwd sms otp sc}, what providers call the others, and {@code phr} and {@code phrh} of OpenID Connect
     * Extended Authentication Profile ACR Values 1.0. RFC 8176's {@code hwk}, {@code swk}, {@code pop} and {@code pin} are
     * left out: providers give them for keys and numbers of many sorts.
     */
    public static final FactorNames STANDARD = new FactorNames(
            Map.ofEntries(
                    Map.entry("pwd", "password"),
                    Map.entry("password", "password"),
                    Map.entry("sms", "sms"),
                    Map.entry("otp", "totp"),
                    Map.entry("totp", "totp"),
                    Map.entry("push", "push"),
                    Map.entry("webauthn", "webauthn"),
                    Map.entry("fido", "webauthn"),
                    Map.entry("sc", "piv"),
                    Map.entry("piv", "piv")),
            Map.of("phr", Set.of("webauthn"), "phrh", Set.of("webauthn")));

    /** @throws IllegalArgumentException if a kind is none of {@code password sms totp push webauthn piv} */
    public FactorNames {
        Map<String, Set<String>> sets = new TreeMap<>();
        acr.forEach((word, kinds) -> sets.put(word, Collections.unmodifiableSet(new TreeSet<>(kinds))));
        amr = Collections.unmodifiableMap(new TreeMap<>(amr));
        acr = Collections.unmodifiableMap(sets);
        amr.values().forEach(FactorNames::known);
        acr.values().forEach(kinds -> kinds.forEach(FactorNames::known));
    }

    /** What was presented at that moment, each kind once, in order. */
    List<Presented> presented(List<String> methods, Optional<String> context, Instant at) {
        Set<String> kinds = new TreeSet<>();
        methods.forEach(method -> {
            String kind = amr.get(method);
            if (kind != null) {
                kinds.add(kind);
            }
        });
        context.ifPresent(word -> kinds.addAll(acr.getOrDefault(word, Set.of())));
        return kinds.stream().map(kind -> new Presented(kind, at)).toList();
    }

    private static void known(String kind) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(
                    "factor: expected one of " + new TreeSet<>(KINDS) + ", found " + Quoted.of(kind));
        }
    }
}
