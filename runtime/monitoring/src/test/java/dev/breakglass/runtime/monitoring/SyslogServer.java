package dev.breakglass.runtime.monitoring;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Receives syslog over TCP or TLS, one connection after the other, and does with each what it is told. */
final class SyslogServer implements AutoCloseable {

    private static final int PAST_ANY_BUFFER = 4;

    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final List<String> messages = new ArrayList<>();
    /** Connections that are left open and unread. */
    private final List<Socket> hanging = new CopyOnWriteArrayList<>();

    /** The versions of TLS that it speaks. */
    volatile String[] protocols = {"TLSv1.2", "TLSv1.3"};

    /** For each connection to come; when there is none left, it takes. */
    final LinkedBlockingQueue<Act> acts = new LinkedBlockingQueue<>();

    private SyslogServer(ServerSocket server, Optional<SSLContext> tls) {
        this.server = server;
        this.tls = tls;
    }

    /** @param port 0 for any that is free */
    static SyslogServer on(int port, Optional<SSLContext> tls) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        SyslogServer server = new SyslogServer(socket, tls);
        Thread thread = new Thread(server::accept, "syslog server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    private synchronized void add(String message) {
        messages.add(message);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                // The connection is over, or the server is: the loop sees to both.
            }
        }
    }

    private void serve(Socket plain) throws IOException {
        Act act = Optional.ofNullable(acts.poll()).orElse(Act.TAKE);
        if (act == Act.HANG) {
            // Until whoever waits gives up; what comes is not read.
            hanging.add(plain);
            return;
        }
        try (plain) {
            serve(plain, act);
        }
    }

    private void serve(Socket plain, Act act) throws IOException {
        if (tls.isPresent()) {
            try (SSLSocket secured =
                    (SSLSocket) tls.get().getSocketFactory().createSocket(plain, null, plain.getPort(), true)) {
                secured.setUseClientMode(false);
                secured.setEnabledProtocols(protocols);
                read(secured, plain, act);
            }
        } else {
            read(plain, plain, act);
        }
    }

    private void read(Socket socket, Socket plain, Act act) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream(), PAST_ANY_BUFFER);
        Optional<String> message = frame(in);
        while (message.isPresent()) {
            add(message.get());
            if (act == Act.DIE || act == Act.REFUSE) {
                plain.setSoLinger(true, 0);
                plain.close();
                return;
            }
            message = frame(in);
        }
    }

    /** RFC 6587, section 3.4.1: MSG-LEN SP SYSLOG-MSG. */
    private static Optional<String> frame(InputStream in) throws IOException {
        int length = 0;
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c != ' '; c = in.read()) {
            if (c < '0' || c > '9') {
                throw new EOFException("no length of a frame");
            }
            length = length * 10 + c - '0';
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("half a frame");
        }
        return Optional.of(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : hanging) {
            socket.close();
        }
    }
}
