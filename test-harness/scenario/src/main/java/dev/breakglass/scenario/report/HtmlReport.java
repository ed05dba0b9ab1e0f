package dev.breakglass.scenario.report;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.scenario.result.SuiteResult;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Writes results as one HTML page that needs nothing else, and that may reach for nothing. The same results give the
 * same text. Safe for any thread.
 */
public final class HtmlReport {

    private HtmlReport() {}

    public static String write(SuiteResult suite) {
        // The templates are compiled with this module; nothing is compiled when a report is written.
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlReport.class.getClassLoader(), "dev.breakglass.scenario.report.page");
        StringOutput out = new StringOutput();
        engine.render("report.jte", page(suite), out);
        return visible(out.toString());
    }

    private static Page page(SuiteResult suite) {
        String style = text("report.css");
        String script = text("report.js");
        // Only this style and this script: what a text from outside smuggled in would not run even if it became markup.
        String security = "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
        Anchors anchors = new Anchors();
        return new Page(
                suite,
                style,
                script,
                security,
                suite.scenarios().stream()
                        .map(result -> new Page.Played(anchors.of(result.file()), result))
                        .toList(),
                suite.problems().stream()
                        .map(failure -> new Page.Fault(anchors.of(failure.file()), failure))
                        .toList());
    }

    /** Characters that hide or that turn lines around come from outside alone: the page itself has none. */
    private static String visible(String page) {
        StringBuilder out = new StringBuilder(page.length());
        for (String line : page.split("\n", -1)) {
            out.append(Quote.visible(line)).append('\n');
        }
        return out.toString();
    }

    private static String text(String resource) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not in this build: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
