package dev.breakglass.runtime.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A {@link ProviderProcess} and the login of a client with it (authorization code flow). */
public final class Provider implements AutoCloseable {

    private static final String RETURN_TO = "http://localhost/callback";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final BufferedReader said;
    private final String issuer;

    private Provider(Process process, BufferedReader said, String issuer) {
        this.process = process;
        this.said = said;
        this.issuer = issuer;
    }

    /** @param port 0 for one that is free */
    public static Provider start(int port, String keyId, Instant time) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProviderProcess.class.getName(),
                        Integer.toString(port),
                        keyId,
                        time.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("issuer ")) {
                return new Provider(process, said, line.substring("issuer ".length()));
            }
        }
        throw new IOException("the provider ended before it started");
    }

    public String issuer() {
        return issuer;
    }

    int port() {
        return URI.create(issuer).getPort();
    }

    public URI keys() {
        return URI.create(issuer + "/jwks");
    }

    /** The key that it had is gone, and it has another one, of this id. */
    void changeKey(String id) throws IOException {
        process.getOutputStream().write((id + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        if (!("key " + id).equals(said.readLine())) {
            throw new IOException("the provider has no new key");
        }
    }

    /** The ID token that a login with this nonce ends with. */
    public String login(String audience, String nonce, Map<String, Object> claims)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(issuer + "/authorize?"
                                + form(Map.of(
                                        "response_type",
                                        "code",
                                        "client_id",
                                        audience,
                                        "redirect_uri",
                                        RETURN_TO,
                                        "scope",
                                        "openid",
                                        "state",
                                        "state",
                                        "nonce",
                                        nonce))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher code = CODE.matcher(answer.headers().firstValue("Location").orElse(""));
        if (!code.find()) {
            throw new IOException("no code: " + answer.statusCode() + " " + answer.body());
        }
        HttpResponse<String> tokens = client.send(
                HttpRequest.newBuilder(URI.create(issuer + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code.group(1),
                                "client_id",
                                audience,
                                "client_secret",
                                "of the test",
                                "redirect_uri",
                                RETURN_TO,
                                "claims",
                                new JsonMapper().writeValueAsString(claims)))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new JsonMapper().readTree(tokens.body()).get("id_token").stringValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            said.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
