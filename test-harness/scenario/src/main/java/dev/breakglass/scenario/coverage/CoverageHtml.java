package dev.breakglass.scenario.coverage;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/** Coverage over the source as one HTML page that needs nothing else: no network, no script. */
public final class CoverageHtml {

    private CoverageHtml() {}

    public static String write(List<CoveredSet> sets) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, CoverageHtml.class.getClassLoader(), "dev.breakglass.scenario.report.page");
        StringOutput out = new StringOutput();
        engine.render("coverage.jte", sets, out);
        return out.toString();
    }
}
