package dev.breakglass.scenario.report;

import dev.breakglass.dsl.diagnostic.Quote;
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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every page has: a style, a script, and a content security policy that lets nothing else run.
 *
 * @param security the content security policy
 */
public record Frame(String style, String script, String security) {

    private static Frame read() {
        String style = text("report.css");
        String script = text("report.js");
        // Only this style and this script: what a text from outside smuggled in would not run even if it became markup.
        String security = "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
        return new Frame(style, script, security);
    }

    /**
     * A page as text; the same content gives the same text.
     *
     * @param content what the template is made of, but for its frame
     */
    static String render(String template, Map<String, Object> content) {
        // The templates are compiled with this module; nothing is compiled when a page is written.
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Frame.class.getClassLoader(), "dev.breakglass.scenario.report.page");
        Map<String, Object> all = new LinkedHashMap<>(content);
        all.put("frame", read());
        StringOutput out = new StringOutput();
        engine.render(template, all, out);
        return visible(out.toString().strip());
    }

    /** Characters that hide or that turn lines around come from outside alone: a page itself has none. */
    private static String visible(String page) {
        StringBuilder out = new StringBuilder(page.length());
        for (String line : page.split("\n", -1)) {
            out.append(Quote.visible(line)).append('\n');
        }
        return out.toString();
    }

    private static String text(String resource) {
        try (InputStream in = Frame.class.getResourceAsStream(resource)) {
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
