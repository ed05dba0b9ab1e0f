package dev.breakglass.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

    private static Document drawn() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Chart.of(Sample.results()))));
    }

    private static List<Element> all(Document svg, String tag) {
        NodeList found = svg.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @Test
    void everyEngineHasALineAndAName() throws Exception {
        Document svg = drawn();

        assertThat(all(svg, "path")).hasSize(Sample.results().engines().size());
        assertThat(all(svg, "text").stream().map(Element::getTextContent))
                .contains("floor  8.5 ns", "a<b & c  4,500 ns at 10", "slow  925 ns");
    }

    @Test
    void everyFigureHasItsPlace() throws Exception {
        Document svg = drawn();
        long mixed = Sample.results().figures().stream()
                .filter(figure -> figure.requests().equals("mixed"))
                .count();

        assertThat(all(svg, "circle")).hasSize((int) mixed).allSatisfy(dot -> {
            assertThat(Double.parseDouble(dot.getAttribute("cx"))).isBetween(0.0, 960.0);
            assertThat(Double.parseDouble(dot.getAttribute("cy"))).isBetween(0.0, 600.0);
        });
    }

    @Test
    void whoCannotSeeItHearsTheFigures() throws Exception {
        Document svg = drawn();

        assertThat(svg.getDocumentElement().getAttribute("aria-labelledby")).isEqualTo("title desc");
        assertThat(all(svg, "desc").get(0).getTextContent())
                .contains("Breakglass prepared: 9.25 ns at 10, 9.25 ns at 100.");
    }

    @Test
    void theSameFiguresDrawTheSameChart() {
        assertThat(Chart.of(Sample.results())).isEqualTo(Chart.of(Sample.results()));
    }

    @Test
    void labelsKeepTheirDistanceAndTheirOrder() {
        double[] places = Labels.apart(new double[] {100, 20, 101, 99, 300}, 17, 10, 300);

        assertThat(places[1]).isEqualTo(20);
        assertThat(places[0] - places[3]).isGreaterThanOrEqualTo(17);
        assertThat(places[2] - places[0]).isGreaterThanOrEqualTo(17);
        assertThat(places[4]).isEqualTo(300);
    }

    @Test
    void labelsAtTheLowerEdgeMoveUp() {
        assertThat(Labels.apart(new double[] {100, 100, 100}, 10, 0, 100)).containsExactly(80, 90, 100);
    }
}
