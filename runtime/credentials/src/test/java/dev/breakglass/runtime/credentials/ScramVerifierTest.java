package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class ScramVerifierTest {

    /** The user, password and salt of RFC 7677, section 3; the server's proof there follows from this server key. */
    @Test
    void itIsWhatTheStandardsExampleHas() throws Exception {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        assertThat(ScramVerifier.of("pencil", salt))
                .isEqualTo("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
                        + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    @Test
    void literalsHoldNothingThatAServerCouldReadOtherwise() {
        assertThat(Sql.literal("SCRAM-SHA-256$4096:a+/=")).isEqualTo("'SCRAM-SHA-256$4096:a+/='");
        for (String hostile : new String[] {"'", "\\", "a'b", "\u0000", "é", "\n"}) {
            assertThatThrownBy(() -> Sql.literal(hostile)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void namesAreBetweenQuotesThatTheyCannotLeave() {
        assertThat(Sql.name("a\"; DROP ROLE b; --")).isEqualTo("\"a\"\"; DROP ROLE b; --\"");
        assertThatThrownBy(() -> Sql.name("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sql.name("a\u0000b")).isInstanceOf(IllegalArgumentException.class);
    }
}
