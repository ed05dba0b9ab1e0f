package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the keys come from, when that goes well and when it does not. */
class PublishedKeysTest {

    private static final RSAKey ONE = Keys.rsa("one");
    private static final RSAKey TWO = Keys.rsa("two");

    private final SetClock clock = new SetClock();
    private final KeyServer server = new KeyServer();
    private int tokens;

    @AfterEach
    void close() {
        server.close();
    }

    private OidcVerifier verifier() {
        return verifier(server.keys(), Duration.ofSeconds(30));
    }

    private OidcVerifier verifier(URI keys, Duration within) {
        return OidcVerifier.builder(TokenText.ISSUER, TokenText.AUDIENCE)
                .fetchWithin(within)
                .keysAt(keys)
                .clock(clock)
                .ticker(() -> 0)
                .build();
    }

    private String token(RSAKey key) {
        return TokenText.at(clock.instant())
                .header("kid", key.getKeyID())
                .claim("jti", "token " + tokens++)
                .signed(key);
    }

    private void taken(OidcVerifier verifier, RSAKey key) {
        assertThat(verifier.verify(token(key), TokenText.NONCE).subject()).isEqualTo("24400320");
    }

    private String refused(OidcVerifier verifier, IdentityRefusal reason, RSAKey key) {
        return Refused.as(reason, () -> verifier.verify(token(key), TokenText.NONCE));
    }

    @Test
    void keysAreFetchedOnceForManyTokens() {
        server.answers(200, Keys.set(ONE));
        OidcVerifier verifier = verifier();
        for (int i = 0; i < 100; i++) {
            taken(verifier, ONE);
        }

        assertThat(server.asked).hasValue(1);
    }

    @Test
    void aKeyThatTheProviderChangedToIsTakenAtOnceAndTheOldOneNoMore() {
        server.answers(200, Keys.set(ONE));
        OidcVerifier verifier = verifier();
        taken(verifier, ONE);
        clock.pass(Duration.ofSeconds(10));
        server.answers(200, Keys.set(TWO));

        taken(verifier, TWO);
        assertThat(server.asked).hasValue(2);
        refused(verifier, IdentityRefusal.UNKNOWN_KEY, ONE);
    }

    @Test
    void aFloodOfUnknownKeysAsksTheProviderOnceInTenSeconds() {
        server.answers(200, Keys.set(ONE));
        OidcVerifier verifier = verifier();
        String unknown = token(TWO);
        for (int i = 0; i < 1_000; i++) {
            Refused.as(IdentityRefusal.UNKNOWN_KEY, () -> verifier.verify(unknown, TokenText.NONCE));
        }
        assertThat(server.asked).hasValue(1);
        clock.pass(Duration.ofSeconds(9));
        refused(verifier, IdentityRefusal.UNKNOWN_KEY, TWO);
        assertThat(server.asked).hasValue(1);
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 1_000; i++) {
            Refused.as(IdentityRefusal.UNKNOWN_KEY, () -> verifier.verify(unknown, TokenText.NONCE));
        }

        assertThat(server.asked).hasValue(2);
        taken(verifier, ONE);
    }

    @Test
    void manyThreadsAtTheStartFetchOnce() throws Exception {
        server.answers(200, Keys.set(ONE));
        OidcVerifier verifier = verifier();
        int threads = 16;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            texts.add(token(ONE));
        }
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<VerifiedIdentity>> answers = new ArrayList<>();
            for (String text : texts) {
                answers.add(pool.submit(() -> {
                    go.await();
                    return verifier.verify(text, TokenText.NONCE);
                }));
            }
            go.countDown();
            for (Future<VerifiedIdentity> answer : answers) {
                assertThat(answer.get().subject()).isEqualTo("24400320");
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(server.asked).hasValue(1);
    }

    @Test
    void aKeyThatTheProviderWithdrewIsNotTakenTenMinutesLater() {
        server.answers(200, Keys.set(ONE, TWO));
        OidcVerifier verifier = verifier();
        taken(verifier, ONE);
        server.answers(200, Keys.set(TWO));
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        taken(verifier, ONE);
        clock.pass(Duration.ofSeconds(1));

        refused(verifier, IdentityRefusal.UNKNOWN_KEY, ONE);
        taken(verifier, TWO);
    }

    @Test
    void aKeyThatTheProviderNowSaysIsForAnotherAlgorithmIsTakenForThatOneTenMinutesLater() {
        RSAKey forPss = new RSAKey.Builder(ONE).algorithm(JWSAlgorithm.PS256).build();
        server.answers(200, Keys.set(forPss));
        OidcVerifier verifier = verifier();
        refused(verifier, IdentityRefusal.ALGORITHM, ONE);
        server.answers(200, Keys.set(ONE));
        refused(verifier, IdentityRefusal.ALGORITHM, ONE);
        clock.pass(Duration.ofMinutes(10));

        taken(verifier, ONE);
    }

    @Test
    void whileOneFetchesTheOthersGoOnWithTheKeysThatWereHad() throws Exception {
        server.answers(200, Keys.set(ONE));
        OidcVerifier verifier = verifier();
        taken(verifier, ONE);
        clock.pass(Duration.ofMinutes(10));
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.answers(exchange -> {
            asking.countDown();
            goOn.await();
            exchange.sendResponseHeaders(503, -1);
        });
        String slow = token(ONE);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<VerifiedIdentity> waiting = pool.submit(() -> verifier.verify(slow, TokenText.NONCE));
            asking.await();
            taken(verifier, ONE);
            assertThat(waiting.isDone()).isFalse();
            goOn.countDown();
            assertThat(waiting.get().subject()).isEqualTo("24400320");
        } finally {
            goOn.countDown();
            pool.shutdownNow();
        }
    }

    @Test
    void keysThatWereHadAreGoodForAnHourWhileTheProviderIsDown() {
        server.answers(200, Keys.set(ONE));
        OidcVerifier verifier = verifier();
        taken(verifier, ONE);
        server.answers(503, "down");
        clock.pass(Duration.ofMinutes(59));
        taken(verifier, ONE);
        taken(verifier, ONE);
        assertThat(server.asked).hasValue(2);
        clock.pass(Duration.ofMinutes(1));

        assertThat(refused(verifier, IdentityRefusal.KEYS_UNAVAILABLE, ONE))
                .contains(server.keys().toString(), "expected status 200, found 503");
        server.answers(200, Keys.set(ONE));
        refused(verifier, IdentityRefusal.KEYS_UNAVAILABLE, ONE);
        clock.pass(Duration.ofSeconds(10));
        taken(verifier, ONE);
    }

    @Test
    void nobodyThereIsSaid() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        OidcVerifier verifier = verifier(URI.create("http://127.0.0.1:" + free + "/keys"), Duration.ofSeconds(30));

        assertThat(refused(verifier, IdentityRefusal.KEYS_UNAVAILABLE, ONE)).contains("cannot be fetched");
    }

    @Test
    void aProviderThatDoesNotAnswerInTimeIsNotWaitedFor() {
        OidcVerifier verifier = verifier(server.keys(), Duration.ofSeconds(2));
        server.isSilent();
        refused(verifier, IdentityRefusal.KEYS_UNAVAILABLE, ONE);
        clock.pass(Duration.ofSeconds(10));
        server.hangs();

        refused(verifier, IdentityRefusal.KEYS_UNAVAILABLE, ONE);
        assertThat(server.asked).hasValue(2);
    }

    @Test
    void whoWaitedWhileASlowProviderFailedDoesNotAskItAgain() {
        server.answers(exchange -> {
            clock.pass(Duration.ofSeconds(20));
            exchange.sendResponseHeaders(503, -1);
        });
        OidcVerifier verifier = verifier();
        refused(verifier, IdentityRefusal.KEYS_UNAVAILABLE, ONE);
        refused(verifier, IdentityRefusal.KEYS_UNAVAILABLE, ONE);
        assertThat(server.asked).hasValue(1);
        clock.pass(Duration.ofSeconds(10));
        server.answers(200, Keys.set(ONE));

        taken(verifier, ONE);
    }

    @Test
    void anAnswerWithoutAnEndIsHungUpOn() {
        server.neverEnds();

        assertThat(refused(verifier(), IdentityRefusal.KEYS_UNAVAILABLE, ONE)).contains("more than 262144 bytes");
    }

    @Test
    void whatIsNoHttpIsQuotedShortAndPrintable() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<?> answered = pool.submit(() -> {
                try (Socket asker = socket.accept()) {
                    asker.getInputStream().read();
                    asker.getOutputStream()
                            .write(("\u001B[31mforged" + "!".repeat(3_000) + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                return null;
            });
            URI keys = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/keys");

            assertThat(refused(verifier(keys, Duration.ofSeconds(30)), IdentityRefusal.KEYS_UNAVAILABLE, ONE))
                    .contains("?[31mforged")
                    .doesNotContain("\u001B")
                    .hasSizeLessThan(500);
            answered.get();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", server.keys() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(refused(verifier(), IdentityRefusal.KEYS_UNAVAILABLE, ONE)).contains("found 302");
        assertThat(server.asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Please sign in</html>",
                "[]",
                "{}",
                "{\"keys\":7}",
                "{\"keys\":[7]}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"one\",\"k\":\"AAAA\"}]}"
            })
    void whatIsNoKeySetIsRefused(String body) {
        server.answers(200, body);

        assertThat(refused(verifier(), IdentityRefusal.KEYS_UNAVAILABLE, ONE))
                .contains(server.keys().toString());
    }

    @Test
    void aSetOfMoreThanAHundredKeysIsRefused() {
        server.answers(200, "{\"keys\":[" + "{},".repeat(100) + "{}]}");

        assertThat(refused(verifier(), IdentityRefusal.KEYS_UNAVAILABLE, ONE)).contains("at most 100");
    }

    @Test
    void keysOfKindsThatNobodyKnowsStandInNobodysWay() {
        String set = Keys.set(ONE).replace("[", "[{\"kty\":\"new\",\"kid\":\"x\"},{\"kty\":\"EC\",\"crv\":\"B-1\"},");
        server.answers(200, set);

        taken(verifier(), ONE);
    }
}
