package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.SpokenRenderer;

/** For people who listen: sentences, nothing drawn. */
record PlainFormat() implements ReportFormat {

    @Override
    public String write(Report report) {
        return SpokenRenderer.render(report.diagnostics());
    }

    @Override
    public boolean isDocument() {
        return false;
    }
}
