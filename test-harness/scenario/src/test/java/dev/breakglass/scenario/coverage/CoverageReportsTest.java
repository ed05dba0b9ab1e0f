package dev.breakglass.scenario.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.scenario.report.HtmlReport;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

class CoverageReportsTest {

    private static final String HOSTILE = "<script>alert('x')</script>\"&amp;\u0007";

    /** The elements of Cobertura's coverage-04 and what each of them holds; those of methods are not used here. */
    private static final String STRUCTURE = """
            <!DOCTYPE coverage [
              <!ELEMENT coverage (sources?, packages)>
              <!ELEMENT sources (source*)>
              <!ELEMENT source (#PCDATA)>
              <!ELEMENT packages (package*)>
              <!ELEMENT package (classes)>
              <!ELEMENT classes (class*)>
              <!ELEMENT class (methods, lines)>
              <!ELEMENT methods EMPTY>
              <!ELEMENT lines (line*)>
              <!ELEMENT line (conditions*)>
              <!ELEMENT conditions (condition*)>
              <!ELEMENT condition EMPTY>
              <!ATTLIST coverage line-rate CDATA #REQUIRED branch-rate CDATA #REQUIRED lines-covered CDATA #REQUIRED
                lines-valid CDATA #REQUIRED branches-covered CDATA #REQUIRED branches-valid CDATA #REQUIRED
                complexity CDATA #REQUIRED version CDATA #REQUIRED timestamp CDATA #REQUIRED>
              <!ATTLIST package name CDATA #REQUIRED line-rate CDATA #REQUIRED branch-rate CDATA #REQUIRED
                complexity CDATA #REQUIRED>
              <!ATTLIST class name CDATA #REQUIRED filename CDATA #REQUIRED line-rate CDATA #REQUIRED
                branch-rate CDATA #REQUIRED complexity CDATA #REQUIRED>
              <!ATTLIST line number CDATA #REQUIRED hits CDATA #REQUIRED branch CDATA "false"
                condition-coverage CDATA "100%">
              <!ATTLIST condition number CDATA #REQUIRED type CDATA #REQUIRED coverage CDATA #REQUIRED>
            ]>
            """;

    private static List<CoveredSet> night = List.of();

    @BeforeAll
    static void play() throws Exception {
        night = Cellar.played(Cellar.FOLDER, Cellar.FOLDER.resolve("scenarios/night.yaml"));
    }

    /** One file of a tracefile as a reader sees it: branches and lines by number, and the totals. */
    private record Traced(
            String file, Map<Integer, List<String>> branches, Map<Integer, Integer> lines, List<Integer> totals) {}

    @Test
    void aTracefileSaysOfEachLineWhatOfItWasReached() {
        List<Traced> traced = traced(LcovReport.write(night));
        assertThat(traced).hasSize(1);
        Traced cellar = traced.get(0);
        assertThat(cellar.file()).isEqualTo("house/cellar.bgp");
        assertThat(cellar.lines()).isEqualTo(Map.of(10, 0, 12, 0, 13, 1, 17, 1, 19, 1, 20, 1, 21, 1, 22, 1, 24, 1));
        assertThat(cellar.branches().get(10)).containsExactly("-", "-", "-");
        assertThat(cellar.branches().get(13)).containsExactly("1", "1", "0");
        assertThat(cellar.branches().get(21)).containsExactly("1", "0", "0", "1", "0");
        assertThat(cellar.totals()).containsExactly(52, 20, 9, 7);
    }

    @Test
    void theTotalsOfATracefileAreThoseOfItsLines() {
        for (Traced file : traced(LcovReport.write(night))) {
            List<String> all =
                    file.branches().values().stream().flatMap(List::stream).toList();
            assertThat(file.totals())
                    .containsExactly(
                            all.size(),
                            (int) all.stream().filter("1"::equals).count(),
                            file.lines().size(),
                            (int) file.lines().values().stream()
                                    .filter(hits -> hits > 0)
                                    .count());
        }
    }

    @Test
    void coberturaHasTheStructureThatItsReadersExpect() throws Exception {
        Document report = valid(CoberturaReport.write(night));
        Element coverage = report.getDocumentElement();
        assertThat(coverage.getAttribute("branches-covered")).isEqualTo("20");
        assertThat(coverage.getAttribute("branches-valid")).isEqualTo("52");
        assertThat(coverage.getAttribute("branch-rate")).isEqualTo("0.3846");
        assertThat(coverage.getAttribute("line-rate")).isEqualTo("0.7778");
        Element file = (Element) report.getElementsByTagName("class").item(0);
        assertThat(file.getAttribute("filename")).isEqualTo("house/cellar.bgp");
        Element line = (Element) report.getElementsByTagName("line").item(2);
        assertThat(line.getAttribute("number")).isEqualTo("13");
        assertThat(line.getAttribute("hits")).isEqualTo("1");
        assertThat(line.getAttribute("condition-coverage")).isEqualTo("66% (2/3)");
    }

    @Test
    void thePageShowsEveryLineAndNeedsNothingFromOutside() throws Exception {
        String page = HtmlReport.write(night);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "default-src &#39;none&#39;",
                        "light-dark(",
                        ">38%</span> <span>acme.cellar <span",
                        "class=\"none\">")
                .contains("open: a factor's age is just below 5m")
                .doesNotContain("http://", "https://", "src=", "url(", "unsafe-inline");
        String text = Files.readString(Cellar.FOLDER.resolve("house/cellar.bgp"));
        assertThat(text.lines().map(line -> "<pre>" + line + "</pre>"))
                .allSatisfy(line -> assertThat(page).contains(line));
    }

    @Test
    void namesFromAPolicyNeverBecomeMarkup() throws Exception {
        List<CoveredSet> hostile = List.of(hostile());
        assertThat(HtmlReport.write(hostile)).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        Document xml = valid(CoberturaReport.write(hostile));
        assertThat(((Element) xml.getElementsByTagName("class").item(0)).getAttribute("filename"))
                .isEqualTo("a folder/" + HOSTILE.replace("\u0007", "?"));
        assertThat(traced(LcovReport.write(hostile))).hasSize(1);
    }

    @Test
    void aNameOfTwoLinesIsNoTwoLinesOfATracefile() {
        CoveredSet set = night.get(0);
        CoveredSet broken =
                new CoveredSet(set.digest(), "x", "a\nend_of_record\nSF:b", set.sources(), set.items(), set.reached());
        List<Traced> traced = traced(LcovReport.write(List.of(broken)));
        assertThat(traced).hasSize(1);
        assertThat(traced.get(0).file()).isEqualTo("a?end_of_record?SF:b/cellar.bgp");
    }

    @Test
    void theSameCoverageGivesTheSameBytes() throws Exception {
        List<CoveredSet> again = Cellar.played(Cellar.FOLDER, Cellar.FOLDER.resolve("scenarios/night.yaml"));
        assertThat(LcovReport.write(again)).isEqualTo(LcovReport.write(night));
        assertThat(CoberturaReport.write(again)).isEqualTo(CoberturaReport.write(night));
        assertThat(HtmlReport.write(again)).isEqualTo(HtmlReport.write(night));
    }

    /** A policy whose file has a name that nobody should have. */
    private static CoveredSet hostile() throws Exception {
        String text = Files.readString(Cellar.FOLDER.resolve("house/cellar.bgp")) + "// "
                + HOSTILE.replace("\u0007", "") + "\n";
        Policy policy =
                Checker.check(List.of(new SourceFile(HOSTILE, text))).value().orElseThrow();
        return new CoveredSet("sha256:00", HOSTILE, "a folder", policy.sources(), PolicyItems.of(policy), Set.of());
    }

    /** Parses it, and fails on whatever does not fit the structure. */
    private static Document valid(String xml) throws Exception {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        assertThat(xml).startsWith(head);
        String checked = head + STRUCTURE + xml.substring(head.length());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Strict());
        return builder.parse(new InputSource(new StringReader(checked)));
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) throws SAXParseException {
            throw fault;
        }

        @Override
        public void error(SAXParseException fault) throws SAXParseException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXParseException {
            throw fault;
        }
    }

    private static List<Traced> traced(String report) {
        List<Traced> files = new ArrayList<>();
        for (String line : report.lines().toList()) {
            String[] parts = line.split(":", 2);
            Traced file = files.isEmpty() ? new Traced("", Map.of(), Map.of(), List.of()) : files.get(files.size() - 1);
            switch (parts[0]) {
                case "SF" ->
                    files.add(new Traced(parts[1], new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>()));
                case "BRDA" -> {
                    String[] branch = parts[1].split(",", -1);
                    file.branches()
                            .computeIfAbsent(Integer.valueOf(branch[0]), number -> new ArrayList<>())
                            .add(branch[3]);
                }
                case "DA" -> {
                    String[] hit = parts[1].split(",", -1);
                    file.lines().put(Integer.valueOf(hit[0]), Integer.valueOf(hit[1]));
                }
                case "BRF", "BRH", "LF", "LH" -> file.totals().add(Integer.valueOf(parts[1]));
                case "TN", "end_of_record" ->
                    assertThat(parts.length == 1 || parts[1].isEmpty()).isTrue();
                default -> throw new AssertionError("no line of a tracefile: " + line);
            }
        }
        return files;
    }
}
