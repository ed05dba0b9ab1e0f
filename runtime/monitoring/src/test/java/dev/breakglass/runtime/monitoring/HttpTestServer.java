package dev.breakglass.runtime.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;

/** Takes what is posted, and does with each request what it is told. */
final class HttpTestServer implements AutoCloseable {

    private final HttpServer server;
    private final boolean isSecure;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> bodies = new ArrayList<>();

    /** Of each request that was taken. */
    final List<String> contentTypes = new ArrayList<>();

    final List<String> tokens = new ArrayList<>();

    /** For each request to come; when there is none left, it takes. */
    final LinkedBlockingQueue<Act> acts = new LinkedBlockingQueue<>();

    /** What is answered when it takes. */
    volatile int status = 200;

    volatile String answer = "";
    volatile Optional<String> retryAfter = Optional.empty();
    volatile Optional<String> location = Optional.empty();

    private HttpTestServer(HttpServer server, boolean isSecure) {
        this.server = server;
        this.isSecure = isSecure;
    }

    static HttpTestServer on(int port, Optional<SSLContext> tls) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server;
        if (tls.isPresent()) {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            server = secure;
        } else {
            server = HttpServer.create(address, 0);
        }
        HttpTestServer test = new HttpTestServer(server, tls.isPresent());
        server.createContext("/", test::serve);
        server.setExecutor(test.threads);
        server.start();
        return test;
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        return URI.create((isSecure ? "https" : "http") + "://localhost:" + port() + "/v1/logs");
    }

    /** What was taken. */
    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Act act = Optional.ofNullable(acts.poll()).orElse(Act.TAKE);
            if (act == Act.HANG) {
                closed.await();
                return;
            } else if (act == Act.DIE) {
                exchange.getRequestBody().readNBytes(10);
                throw new IOException("the connection is cut off");
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (act == Act.TAKE) {
                taken(exchange, body);
            }
            retryAfter.ifPresent(value -> exchange.getResponseHeaders().set("Retry-After", value));
            location.ifPresent(value -> exchange.getResponseHeaders().set("Location", value));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(act == Act.REFUSE ? 503 : status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized void taken(HttpExchange exchange, String body) {
        bodies.add(body);
        contentTypes.add(exchange.getRequestHeaders().getFirst("Content-Type"));
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
