package dev.breakglass.bench.report;

import dev.breakglass.bench.engine.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Nanoseconds over paths, both on logarithmic scales, as SVG: readable on light and on dark ground, and by those who
 * cannot see it or tell its colours apart.
 */
final class Chart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final int LEFT = 84;
    private static final int RIGHT = 300;
    private static final int TOP = 64;
    private static final int BOTTOM = 60;
    private static final double LABEL_HEIGHT = 17;

    /** Ours stand out; the others are told apart by their dashes and the names at their ends. */
    private static final String STYLE = """
            <style>
            svg { font: 13px system-ui, sans-serif; background: #ffffff }
            .ink { fill: #1f2328 } .soft { fill: #59636e } .grid { stroke: #d1d9e0 }
            .line { fill: none; stroke-width: 1.5 }
            .ours { stroke-width: 3; font-weight: 600 }
            .c0 { --c: #59636e } .c1 { --c: #b3261e } .c2 { --c: #0b57d0 } .c3 { --c: #1a7f37 }
            .line, .lead { stroke: var(--c) } .dot, .name { fill: var(--c) }
            .lead { stroke-width: 0.75 } .far { stroke-opacity: 0.4 }
            @media (prefers-color-scheme: dark) {
              svg { background: #0d1117 }
              .ink { fill: #f0f6fc } .soft { fill: #9198a1 } .grid { stroke: #3d444d }
              .c0 { --c: #9198a1 } .c1 { --c: #ff8a80 } .c2 { --c: #8ab4f8 } .c3 { --c: #56d364 }
            }
            </style>
            """;

    private static final List<String> DASHES =
            List.of("", "7 4", "2 3", "10 4 2 4", "4 2", "12 3", "6 3 2 3 2 3", "1 4", "9 6", "3 6", "14 4 4 4");

    private final Results results;
    private final List<Integer> paths;
    private final Scale across;
    private final Scale up;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Results results) {
        this.results = results;
        this.paths = results.paths();
        double[] times = mixed().stream().mapToDouble(Figure::nanos).toArray();
        this.across = Scale.of(paths.stream().mapToDouble(Integer::doubleValue).toArray(), LEFT, WIDTH - RIGHT);
        this.up = Scale.of(times, HEIGHT - BOTTOM, TOP);
    }

    static String of(Results results) {
        return new Chart(results).draw();
    }

    private List<Figure> mixed() {
        return results.figures().stream()
                .filter(figure -> figure.requests().equals("mixed"))
                .toList();
    }

    private String draw() {
        String title = "Nanoseconds per decision over the number of paths";
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc">
                <title id="title">%s</title>
                <desc id="desc">%s</desc>
                """.formatted(WIDTH, HEIGHT, title, Xml.text(description())));
        svg.append(STYLE);
        say(LEFT, 24, "ink", "start", title);
        say(
                LEFT,
                43,
                "soft",
                "start",
                "both scales logarithmic; " + results.machine().date());
        grid();
        List<Line> lines = lines();
        lines.forEach(this::line);
        double[] places =
                Labels.apart(lines.stream().mapToDouble(Line::end).toArray(), LABEL_HEIGHT, TOP, HEIGHT - BOTTOM);
        for (int i = 0; i < places.length; i++) {
            name(lines.get(i), places[i]);
        }
        return svg.append("</svg>\n").toString();
    }

    /** @param points what was measured of one engine, by paths */
    private record Line(String engine, String style, String dash, List<Figure> points, double end) {}

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<String> ours = List.of(Engines.FLOOR, Engines.PREPARED, Engines.STRINGS);
        for (String engine : results.engines()) {
            List<Figure> points = mixed().stream()
                    .filter(figure -> figure.engine().equals(engine))
                    .toList();
            if (!points.isEmpty()) {
                int colour = ours.indexOf(engine) + 1;
                String style = "c" + colour + (colour > 1 ? " ours" : "");
                String dash = colour > 0 ? "" : DASHES.get(lines.size() % DASHES.size());
                double end = up.at(points.get(points.size() - 1).nanos());
                lines.add(new Line(engine, style, dash, points, end));
            }
        }
        return lines;
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines()) {
            text.append(line.engine()).append(": ");
            text.append(String.join(
                    ", ",
                    line.points().stream()
                            .map(point -> Numbers.rounded(point.nanos()) + " ns at " + Numbers.count(point.paths()))
                            .toList()));
            text.append(". ");
        }
        return text.toString().strip();
    }

    private void grid() {
        for (double nanos : up.decades()) {
            double y = up.at(nanos);
            rule(LEFT, y, WIDTH - RIGHT, y);
            say(LEFT - 10, y + 4, "soft", "end", time(nanos));
        }
        for (int count : paths) {
            double x = across.at(count);
            rule(x, TOP, x, HEIGHT - BOTTOM);
            say(x, HEIGHT - BOTTOM + 22, "soft", "middle", Numbers.count(count));
        }
        say((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "ink", "middle", "paths");
    }

    private static String time(double nanos) {
        if (nanos < 1e3) {
            return Numbers.count(Math.round(nanos)) + " ns";
        }
        return nanos < 1e6 ? Math.round(nanos / 1e3) + " µs" : Math.round(nanos / 1e6) + " ms";
    }

    private void line(Line line) {
        StringBuilder along = new StringBuilder();
        for (Figure point : line.points()) {
            along.append(along.isEmpty() ? "M" : " L").append(number(across.at(point.paths())));
            along.append(' ').append(number(up.at(point.nanos())));
        }
        svg.append("<g class=\"%s\">\n".formatted(line.style()));
        svg.append("<path class=\"line %s\" stroke-dasharray=\"%s\" d=\"%s\"/>\n"
                .formatted(line.style(), line.dash().isEmpty() ? "none" : line.dash(), along));
        for (Figure point : line.points()) {
            svg.append("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"3\"><title>%s, %s paths: %s ns</title></circle>\n"
                    .formatted(
                            number(across.at(point.paths())),
                            number(up.at(point.nanos())),
                            Xml.text(point.engine()),
                            Numbers.count(point.paths()),
                            Numbers.rounded(point.nanos())));
        }
        svg.append("</g>\n");
    }

    /** A line's name beside its end, or as near to it as there is room; one that ends before the others says where. */
    private void name(Line line, double y) {
        Figure last = line.points().get(line.points().size() - 1);
        boolean isWhole = last.paths() == paths.get(paths.size() - 1);
        double beside = WIDTH - RIGHT + 22.0;
        String name = line.engine() + "  " + Numbers.rounded(last.nanos()) + " ns"
                + (isWhole ? "" : " at " + Numbers.count(last.paths()));
        svg.append("<g class=\"%s\"><line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(
                        line.style(),
                        isWhole ? "lead" : "lead far",
                        number(across.at(last.paths()) + 5),
                        number(line.end()),
                        number(beside - 4),
                        number(y)));
        svg.append("<text class=\"name\" x=\"%s\" y=\"%s\">%s</text></g>\n"
                .formatted(number(beside), number(y + 4), Xml.text(name)));
    }

    private void rule(double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private void say(double x, double y, String style, String anchor, String words) {
        svg.append("<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(style, anchor, number(x), number(y), Xml.text(words)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
