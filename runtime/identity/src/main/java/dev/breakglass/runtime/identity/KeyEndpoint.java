package dev.breakglass.runtime.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Fetches a key set: at most {@value #BYTES_MAX} bytes in at most the given time from the first packet to the last byte, and
 * from this address alone, so a redirect is refused.
 */
final class KeyEndpoint {

    static final int BYTES_MAX = 262_144;

    private static final int OK = 200;

    /** The platform's words may quote what the other side said. */
    private static final int CAUSE_CHARS_MAX = 300;

    private final URI address;
    private final Duration timeMax;
    private final HttpClient client;

    KeyEndpoint(URI address, Duration timeMax, Optional<SSLContext> tls) {
        this.address = address;
        this.timeMax = timeMax;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeMax);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    URI address() {
        return address;
    }

    byte[] fetch() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeMax)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, response -> new BoundedBody(BYTES_MAX));
        try {
            HttpResponse<byte[]> response = answer.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException("expected status 200, found " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + timeMax, e);
        } catch (ExecutionException e) {
            throw new IOException("cannot be fetched: " + Quoted.of(String.valueOf(e.getCause()), CAUSE_CHARS_MAX), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }
}
