package dev.breakglass.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTest {
    @TempDir
    Path here;

    @ParameterizedTest
    @ValueSource(strings = {"text", "plain", "json", "sarif", "github"})
    void noFormatLetsATextDriveATerminalOrBeginALine(String format) {
        String written = Hostile.written(format, here);
        assertThat(written).contains("BGP2014").endsWith("\n");
        assertThat(written.codePoints().filter(point -> point != '\n')).noneMatch(Quote::isHidden);
        assertThat(written.lines()).noneMatch(line -> line.startsWith("::error file=x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "plain", "json", "sarif", "github"})
    void theSameReportGivesTheSameBytes(String format) {
        assertThat(Hostile.written(format, here)).isEqualTo(Hostile.written(format, here));
    }

    @Test
    void aWorkflowCommandIsOneLineWhoseParametersCannotBeLeft() {
        assertThat(Hostile.written("github", here))
                .startsWith(
                        "::error file=set/b%3A c%2Cd%25\\u{1b}\\u{202e}\\u{a}.bgp,line=2,endLine=2,col=4,endColumn=8,"
                                + "title=BGP2014 unknown-role::a\\u{1b}[2J")
                .contains("100%250A", "%0ANote: a")
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
    }

    @Test
    void jsonCarriesTheEditAndTheFileExactly() {
        JsonObject finding = JsonReader.readObject(Hostile.written("json", here).getBytes(StandardCharsets.UTF_8))
                .array("diagnostics")
                .objects()
                .get(0);
        assertThat(finding.text("file")).isEqualTo("set/b: c,d%\u001b\u202e\n.bgp");
        assertThat(finding.object("fix").array("edits").objects().get(0).text("text"))
                .isEqualTo(Hostile.TEXT + "\ufffd");
        assertThat(finding.object("start").number("offset")).isEqualTo(9 + 2 + 4 + 1);
        assertThat(finding.object("start").number("column")).isEqualTo(4);
    }

    @Test
    void sarifTakesNoTextAsAPlaceholderALinkOrAScheme() {
        String sarif = Hostile.written("sarif", here);
        assertThat(sarif)
                .contains("{{0}} [l] (http://x)", "\"uri\":\"set/b%3A%20c%2Cd%25%1B%E2%80%AE%0A.bgp\"")
                .doesNotContain(here.toString());
    }
}
