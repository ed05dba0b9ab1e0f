package dev.breakglass.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion;
import dev.breakglass.cli.results.CampaignResults;
import dev.breakglass.cli.results.SetOutcome;
import dev.breakglass.scenario.campaign.Property;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

/** What a campaign found, in the forms that programs read. */
class CampaignResultsTest {

    private static final Schema SCHEMA =
            new Schema(Path.of("../../docs/campaign.schema.json"), SpecVersion.VersionFlag.V202012);

    private static final SetOutcome GOOD =
            outcome("p/good", 20, 0, false, Optional.empty(), Optional.empty(), List.of("never"));
    private static final SetOutcome EMPTY =
            new SetOutcome("p/empty", -3, 0, 20, 0, 0, 0, List.of(), false, Optional.empty(), Optional.empty());
    private static final SetOutcome STOPPED =
            outcome("p/stopped", 5, 15, true, Optional.empty(), Optional.empty(), List.of());
    private static final SetOutcome BROKEN = outcome(
            "p/bad,\n::error::x",
            4,
            16,
            false,
            Optional.of(new SetOutcome.Broken(
                    Property.KEY_ONCE,
                    "]]>&amp; <b> \u202e\n::error::forged",
                    "story 3, shortened from 60 steps to 4",
                    "broken-p-bad.yaml",
                    Optional.of("broken-p-bad-locked"),
                    Optional.empty())),
            Optional.empty(),
            List.of());
    private static final SetOutcome UNSOUND =
            SetOutcome.unsound("p/unsound", 7, 20, "error[BGP2014]: `sra`\n ┌─ x:1:1");

    private static final CampaignResults ALL = new CampaignResults(List.of(GOOD, EMPTY, STOPPED, BROKEN, UNSOUND), 2);

    @Test
    void jsonIsAsItsSchemaSays() {
        SCHEMA.accepts(ALL.json());
        SCHEMA.accepts(new CampaignResults(List.of(), 1).json());
        assertThat(ALL.json())
                .contains("\"passed\":false", "\"seed\":\"-3\"", "\"property\":\"key-once\"", "\"loads\":")
                .doesNotContain("\u202e");
        for (String key : List.of("stories", "unbegun", "seed", "property", "unsound")) {
            SCHEMA.refuses(ALL.json().replaceFirst("\"" + key + "\":", "\"other\":"));
        }
    }

    @Test
    void whatIsBrokenIsToldAlsoIfItsStoryIsNotWritten() {
        SetOutcome.Broken unwritten = new SetOutcome.Broken(
                Property.KEY_ONCE,
                "x",
                "story 3",
                "b.yaml",
                Optional.empty(),
                Optional.of("b.yaml may not be written"));
        SetOutcome outcome = outcome("p", 4, 16, false, Optional.of(unwritten), Optional.empty(), List.of());
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.lines()).contains("  found: x", "  story 3: b.yaml may not be written");
        String json = new CampaignResults(List.of(outcome), 0).json();
        SCHEMA.accepts(json);
        assertThat(json).contains("\"unwritten\":\"b.yaml may not be written\"");
    }

    @Test
    void junitHasACaseForEachSet() throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit/junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(ALL.junit())));
        assertThat(ALL.junit())
                .contains(
                        "<testsuites name=\"bgp simulate --campaign\" tests=\"6\" failures=\"1\" errors=\"1\" skipped=\"3\">",
                        "<testcase name=\"every property holds\" classname=\"p/good\"/>",
                        "<skipped message=\"p/empty: there is nothing in it",
                        "<skipped message=\"p/stopped: 5 stories of seed 7",
                        "type=\"property\"",
                        "story 3, shortened from 60 steps to 4, is in broken-p-bad.yaml",
                        "not begun: 2")
                .doesNotContain("\u202e", "time=");
    }

    @Test
    void githubHasAnAnnotationForEachFaultAndForgesNone() {
        List<String> lines = ALL.github().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("::error file=p/bad%2C\\u{a}%3A%3Aerror%3A%3Ax,title=key-once is broken::")
                .contains("found: ");
        assertThat(lines.get(1)).startsWith("::error file=p/unsound,title=Not played::error[BGP2014]: `sra`%0A");
        assertThat(lines.get(2)).isEqualTo("::warning::" + ALL.total());
        assertThat(new CampaignResults(List.of(GOOD), 0).github()).isEmpty();
    }

    @Test
    void theSummaryAndTheTotalSayWhatIsWrong() {
        assertThat(ALL.total()).isEqualTo("5 policy sets: 2 not sound; stopped before the end, 2 not begun");
        assertThat(ALL.summary())
                .startsWith("## Campaign\n\n❌ 5 policy sets: 2 not sound")
                .contains("### key-once is broken\n\np/bad", "### Not played\n\np/unsound");
        assertThat(new CampaignResults(List.of(GOOD, EMPTY), 0).total())
                .isEqualTo("2 policy sets: every property holds");
        assertThat(new CampaignResults(List.of(STOPPED), 0).summary()).contains("❌ 1 policy set: every property held");
    }

    @Test
    void peopleReadALineForEachThing() {
        assertThat(GOOD.lines())
                .containsExactly(
                        "p/good: 20 stories of seed 7, 60 steps, 256 decisions on 2 requests: every property holds",
                        "  never opened: never");
        assertThat(BROKEN.lines()).hasSize(5);
        assertThat(BROKEN.lines()).noneMatch(line -> line.contains("\n"));
    }

    private static SetOutcome outcome(
            String policy,
            int stories,
            int unplayed,
            boolean isStopped,
            Optional<SetOutcome.Broken> broken,
            Optional<String> unsound,
            List<String> unopened) {
        return new SetOutcome(policy, 7, stories, unplayed, 60, 2, 256, unopened, isStopped, broken, unsound);
    }
}
