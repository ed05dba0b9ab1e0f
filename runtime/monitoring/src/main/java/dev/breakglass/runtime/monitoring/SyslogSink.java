package dev.breakglass.runtime.monitoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Sends entries as syslog over TCP or TLS, counted in octets (RFC 6587, RFC 5425). Syslog knows no answer, so each batch has a
 * connection of its own: when all is written this side ends, and delivered is what was sent when the receiver then ends its side
 * too, as one does that has read to the end. A reset, an answer, or silence beyond the time is a failure. See docs/monitoring.md for what
 * this proves and what it does not.
 */
public final class SyslogSink implements Sink {

    private static final int TICK_MILLIS = 1;

    private final SyslogReceiver receiver;
    private final SyslogFormat format;

    /** A sink for a receiver. */
    public SyslogSink(SyslogReceiver receiver, SyslogFormat format) {
        this.receiver = receiver;
        this.format = format;
    }

    @Override
    public void deliver(List<LogEntry> entries) throws IOException {
        try (WrittenSocket plain = new WrittenSocket()) {
            // A write to somebody who does not read waits for ever; only closing the socket ends it.
            CompletableFuture<Boolean> inTime = new CompletableFuture<>();
            CompletableFuture<Void> guard = inTime.completeOnTimeout(
                            false, receiver.timeMax().toMillis(), TimeUnit.MILLISECONDS)
                    .thenAccept(done -> {
                        if (!done) {
                            closeQuietly(plain);
                        }
                    });
            try {
                send(entries, plain);
            } catch (IOException e) {
                throw inTime.getNow(true) ? e : new DeliveryException("not taken within " + receiver.timeMax());
            } finally {
                inTime.complete(true);
                guard.join();
            }
        }
    }

    private void send(List<LogEntry> entries, WrittenSocket plain) throws IOException {
        plain.connect(new InetSocketAddress(receiver.host(), receiver.port()), (int)
                receiver.timeMax().toMillis());
        if (receiver.tls().isEmpty()) {
            write(entries, plain);
            refuseIfEnded(plain);
            end(plain);
            return;
        }
        // Closed with the plain one: to end TLS politely could wait for ever.
        @SuppressWarnings("resource")
        SSLSocket secured = (SSLSocket)
                receiver.tls().get().getSocketFactory().createSocket(plain, receiver.host(), receiver.port(), false);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        write(entries, secured);
        end(secured);
        plain.requireWritten();
    }

    private void write(List<LogEntry> entries, Socket socket) throws IOException {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        for (LogEntry entry : entries) {
            out.write(format.frame(entry));
        }
        out.flush();
    }

    /** Who ends first has not read to the end. */
    private static void refuseIfEnded(Socket socket) throws IOException {
        socket.setSoTimeout(TICK_MILLIS);
        try {
            if (socket.getInputStream().read() < 0) {
                throw new DeliveryException("the receiver ended the connection before all was sent");
            }
            throw answered();
        } catch (SocketTimeoutException e) {
            // It is waiting for more, as it should.
        }
        socket.setSoTimeout(0);
    }

    private static void end(Socket socket) throws IOException {
        socket.shutdownOutput();
        if (socket.getInputStream().read() >= 0) {
            throw answered();
        }
    }

    /** Such as one of TLS that was sent plain text, or one of HTTP. */
    private static DeliveryException answered() {
        return new DeliveryException("the receiver answered, and one of syslog says nothing");
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Whoever waits on it is told by that.
        }
    }
}
