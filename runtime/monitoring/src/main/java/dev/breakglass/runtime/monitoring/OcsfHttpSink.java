package dev.breakglass.runtime.monitoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Posts entries as OCSF events, one JSON object a line ({@code application/x-ndjson}). Delivered is what was answered with the
 * status 200, 201, 202 or 204; nothing else counts, and no redirect is followed.
 */
public final class OcsfHttpSink implements Sink {

    /** A batch that comes to more is posted in parts, one after the other: 4 MiB. */
    public static final int BODY_BYTES_MAX = 4 << 20;

    private static final List<Integer> ACCEPTED = List.of(200, 201, 202, 204);

    private final HttpPost post;
    private final int bodyBytesMax;

    /** A sink for a receiver. */
    public OcsfHttpSink(HttpReceiver receiver) {
        this(receiver, BODY_BYTES_MAX);
    }

    OcsfHttpSink(HttpReceiver receiver, int bodyBytesMax) {
        this.post = new HttpPost(receiver, "application/x-ndjson");
        this.bodyBytesMax = bodyBytesMax;
    }

    @Override
    public void deliver(List<LogEntry> entries) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (LogEntry entry : entries) {
            byte[] line = (OcsfFormat.line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
            if (body.size() > 0 && line.length > bodyBytesMax - body.size()) {
                post.post(body.toByteArray(), ACCEPTED);
                body.reset();
            }
            body.writeBytes(line);
        }
        post.post(body.toByteArray(), ACCEPTED);
    }
}
