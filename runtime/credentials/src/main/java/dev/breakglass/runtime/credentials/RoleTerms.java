package dev.breakglass.runtime.credentials;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a path says about a role.
 *
 * @param granted the roles whose rights it has
 * @param connections how many it may have open at a time
 * @param heir who gets what it owns when it is destroyed; the broker itself if nobody is said
 */
record RoleTerms(List<String> granted, int connections, Optional<String> heir) {

    private static final int CONNECTIONS = 4;
    private static final int CONNECTIONS_MAX = 100;
    private static final String NAME = "a role's name of at most " + Sql.NAME_BYTES_MAX + " bytes";

    /** @throws IllegalArgumentException that names the setting */
    static RoleTerms of(Map<String, String> settings) {
        Told told = Told.settings(settings, "role", "connections", "heir");
        Optional<String> heir = told.text("heir", Told.CHARS_MAX);
        if (heir.isPresent() && !Sql.isName(heir.get())) {
            throw told.wrong("heir", "expected " + NAME);
        }
        return new RoleTerms(
                told.requiredList("role", NAME, Sql::isName),
                told.number("connections", 1, CONNECTIONS_MAX, CONNECTIONS),
                heir);
    }
}
