package dev.breakglass.cli.report;

import dev.breakglass.dsl.source.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells findings apart from one run to the next. A fingerprint is made of the code, the file, the line's words and
 * what is marked in it, so that it stays when lines above come or go; of findings that are alike in all of these, the
 * first, second and so on. Not thread-safe; one for each report.
 */
final class Fingerprints {
    /** The name under which SARIF carries it; a change of what it is made of makes another version. */
    static final String KEY = "bgpFinding/v1";

    private static final int BYTES = 16;

    private final Map<String, Integer> seen = new HashMap<>();

    String next(Finding finding) {
        Place place = finding.diagnostic().place();
        String text = place.file().text();
        int end = Math.min(place.span().end(), text.length());
        String marked = text.substring(Math.min(place.span().start(), end), end)
                .lines()
                .findFirst()
                .orElse("");
        String line = place.file().line(place.start().line());
        String hash = hash(String.join(
                "\0",
                finding.diagnostic().code().id(),
                finding.path(),
                line.strip().replaceAll("\\s+", " "),
                marked));
        return hash + ":" + seen.merge(hash, 1, Integer::sum);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
