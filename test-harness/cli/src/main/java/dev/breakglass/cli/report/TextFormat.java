package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.diagnostic.Width;

/** For people who look: source lines with carets below. */
record TextFormat(boolean colour, Width width) implements ReportFormat {

    @Override
    public String write(Report report) {
        return new DiagnosticRenderer(colour, width).render(report.diagnostics());
    }

    @Override
    public boolean isDocument() {
        return false;
    }
}
