package dev.breakglass.runtime.credentials;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a path says about a token.
 *
 * @param audiences who is to take it
 * @param scope words that a blank separates (RFC 6749, section 3.3)
 */
record TokenTerms(List<String> audiences, Optional<String> scope) {

    private static final int AUDIENCE_CHARS_MAX = 256;
    private static final Pattern AUDIENCE = Pattern.compile("[!-~&&[^,\"\\\\]]{1," + AUDIENCE_CHARS_MAX + "}");
    private static final Pattern SCOPE = Pattern.compile("[!-~&&[^\"\\\\]]+( [!-~&&[^\"\\\\]]+)*");

    /** @throws IllegalArgumentException that names the setting */
    static TokenTerms of(Map<String, String> settings) {
        Told told = Told.settings(settings, "audience", "scope");
        Optional<String> scope = told.text("scope", Told.CHARS_MAX);
        if (scope.isPresent() && !SCOPE.matcher(scope.get()).matches()) {
            throw told.wrong("scope", "expected words with one blank between them, found " + Told.shown(scope.get()));
        }
        return new TokenTerms(
                told.requiredList(
                        "audience",
                        "printable ASCII of at most " + AUDIENCE_CHARS_MAX + " characters",
                        audience -> AUDIENCE.matcher(audience).matches()),
                scope);
    }
}
