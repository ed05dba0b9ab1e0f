package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonNumber;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.json.JsonString;
import dev.breakglass.runtime.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Posts entries as log records of OpenTelemetry: OTLP over HTTP, in JSON (OTLP 1.8, "OTLP/HTTP"). Delivered is what was answered
 * with the status 200 and an answer that rejects no record.
 *
 * <p>Where OTLP has a client drop what a receiver refuses for good, this one keeps it and tries again, ever more seldom: of an
 * audit log nothing is dropped.
 */
public final class OtlpSink implements Sink {

    private static final List<Integer> ACCEPTED = List.of(200);

    private final HttpPost post;

    /** @param receiver the whole address, which mostly ends with {@code /v1/logs} */
    public OtlpSink(HttpReceiver receiver) {
        this.post = new HttpPost(receiver, "application/json");
    }

    @Override
    public void deliver(List<LogEntry> entries) throws IOException, InterruptedException {
        byte[] request = OtlpFormat.request(entries).getBytes(StandardCharsets.UTF_8);
        byte[] answer = post.post(request, ACCEPTED);
        String rejected = rejected(answer);
        if (!rejected.equals("0")) {
            throw new DeliveryException("status 200, and " + rejected + " of " + entries.size() + " records rejected");
        }
    }

    /**
     * How many records were rejected, in digits. No body at all is what some receivers make of an answer without members.
     *
     * @throws DeliveryException if it is no answer of OTLP: somebody else may have given it
     */
    private static String rejected(byte[] answer) throws DeliveryException {
        if (answer.length == 0) {
            return "0";
        }
        try {
            Optional<JsonObject> partial = EntryFields.objectOf(JsonReader.readObject(answer), "partialSuccess");
            return partial.flatMap(success -> success.get("rejectedLogRecords"))
                    .map(OtlpSink::count)
                    .orElse("0");
        } catch (JsonException e) {
            throw new DeliveryException("status 200, and no answer of OTLP in JSON");
        }
    }

    private static String count(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return String.valueOf(number.value());
        }
        if (value instanceof JsonString text && text.value().matches("-?[0-9]{1,19}")) {
            return text.value();
        }
        throw new JsonException("\"rejectedLogRecords\" is no number");
    }
}
