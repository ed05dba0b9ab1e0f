package dev.breakglass.runtime.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts a body and has the answer, all of it, within the receiver's time. */
final class HttpPost {

    /** Of an answer more is not read. */
    static final int ANSWER_BYTES_MAX = 1 << 16;

    private static final int DIGITS_MAX = 6;

    private final HttpReceiver receiver;
    private final HttpClient client;
    private final String contentType;

    HttpPost(HttpReceiver receiver, String contentType) {
        this.receiver = receiver;
        this.contentType = contentType;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(receiver.timeMax());
        receiver.tls().ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** @throws IllegalArgumentException if they cannot be sent; the value is not said, for it may be a secret */
    static void checkHeaders(URI address, List<String> headers) {
        try {
            HttpRequest.newBuilder(address).headers(headers.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message has the value.
            throw new IllegalArgumentException("the header " + headers.get(headers.size() - 2) + " cannot be sent");
        }
    }

    /**
     * The answer's body.
     *
     * @param accepted the statuses by which the receiver says that it has the entries
     * @throws DeliveryException for any other status
     * @throws IOException of any other type, if there was no answer
     */
    byte[] post(byte[] body, List<Integer> accepted) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(receiver.address())
                .timeout(receiver.timeMax())
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body));
        List<String> headers = receiver.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), response -> new CappedBody(ANSWER_BYTES_MAX));
        try {
            HttpResponse<byte[]> response = answer.get(receiver.timeMax().toMillis(), TimeUnit.MILLISECONDS);
            if (!accepted.contains(response.statusCode())) {
                throw new DeliveryException("status " + response.statusCode(), retryAfter(response));
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new DeliveryException("no whole answer within " + receiver.timeMax());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** RFC 9110, section 10.2.3: in seconds; a date is passed over, for the clocks may differ. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> !value.isEmpty() && value.length() <= DIGITS_MAX)
                .filter(value -> value.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
