package dev.breakglass.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page about benchmarks and what belongs to it: the figures, and the chart that is drawn from them. */
public final class Page {

    private static final String BEGIN = "<!-- from decisions.json -->\n";
    private static final String END = "<!-- to here -->\n";

    private final Path text;
    private final Path figures;
    private final Path chart;

    private Page(Path docs) {
        text = docs.resolve("benchmarks.md");
        figures = docs.resolve("benchmarks/decisions.json");
        chart = docs.resolve("benchmarks/latency.svg");
    }

    /** @param docs the folder with the page */
    public static Page of(Path docs) {
        return new Page(docs);
    }

    /** Writes the figures, and renders the rest from what was written. */
    public void write(Results results) throws IOException {
        Files.createDirectories(figures.getParent());
        Files.writeString(figures, ResultsJson.write(results));
        render();
    }

    /** Puts chart and tables right from the figures. */
    public void render() throws IOException {
        Files.writeString(chart, drawn());
        Files.writeString(text, told());
    }

    /** Whether chart and tables are what the figures give; without figures, whether there are none of them either. */
    public boolean isRight() throws IOException {
        if (!Files.exists(figures)) {
            return !Files.exists(chart) && Files.readString(text).contains(BEGIN + END);
        }
        return Files.readString(chart).equals(drawn()) && Files.readString(text).equals(told());
    }

    private Results read() throws IOException {
        return ResultsJson.read(Files.readAllBytes(figures));
    }

    private String drawn() throws IOException {
        return Chart.of(read());
    }

    private String told() throws IOException {
        String page = Files.readString(text);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(text + ": expected `" + BEGIN.strip() + "` and then `" + END.strip() + "`");
        }
        return page.substring(0, begin + BEGIN.length()) + Tables.of(read()) + page.substring(end);
    }
}
