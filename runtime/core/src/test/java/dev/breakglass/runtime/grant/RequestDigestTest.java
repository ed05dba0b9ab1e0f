package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestDigestTest {

    private static final GrantId ID = new GrantId("g-0000000000000000");
    private static final GrantId OTHER = new GrantId("g-0000000000000001");
    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00Z");

    private static Request request(String zone) {
        Person ana = new Person("ana", Set.of("sre"), Map.of());
        return Request.of(ana, zone, "db.read", new Resource("database", "ledger", Map.of()), NOW);
    }

    private final Request request = request("prod.payments");

    /** Whoever made it from a request is not asked twice; whoever read it is. */
    @Test
    void namesWhatItWasMadeFromAndNothingElse() {
        RequestDigest made = RequestDigest.of(ID, "sha256:ab", request);
        RequestDigest read = RequestDigest.read(made.text());

        for (RequestDigest digest : new RequestDigest[] {made, read}) {
            assertThat(digest.names(ID, "sha256:ab", request)).isTrue();
            assertThat(digest.names(ID, "sha256:ab", request("prod.payments"))).isTrue();
            assertThat(digest.names(OTHER, "sha256:ab", request)).isFalse();
            assertThat(digest.names(ID, "sha256:cd", request)).isFalse();
            assertThat(digest.names(ID, "sha256:ab", request("prod.other"))).isFalse();
        }
    }

    @Test
    void isItsText() {
        RequestDigest made = RequestDigest.of(ID, "sha256:ab", request);

        assertThat(made.text()).matches("sha256:[0-9a-f]{64}");
        assertThat(RequestDigest.read(made.text())).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(RequestDigest.of(OTHER, "sha256:ab", request)).isNotEqualTo(made);
        assertThat(RequestDigest.read("sha256:ab").names(ID, "sha256:ab", request))
                .isFalse();
    }
}
