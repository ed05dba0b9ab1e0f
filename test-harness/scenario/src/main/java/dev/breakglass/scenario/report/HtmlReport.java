package dev.breakglass.scenario.report;

import dev.breakglass.scenario.result.SuiteResult;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Writes results as one HTML page that needs nothing else: no network, no script. The same results give the same text.
 * Safe for any thread.
 */
public final class HtmlReport {

    private HtmlReport() {}

    public static String write(SuiteResult suite) {
        // The templates are compiled with this module; nothing is compiled when a report is written.
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlReport.class.getClassLoader(), "dev.breakglass.scenario.report.page");
        StringOutput out = new StringOutput();
        engine.render("report.jte", suite, out);
        return out.toString();
    }
}
