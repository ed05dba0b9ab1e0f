package dev.breakglass.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.scenario.coverage.CoveredSet;
import dev.breakglass.scenario.result.Answer;
import dev.breakglass.scenario.result.Assent;
import dev.breakglass.scenario.result.AuditResult;
import dev.breakglass.scenario.result.Band;
import dev.breakglass.scenario.result.Check;
import dev.breakglass.scenario.result.Door;
import dev.breakglass.scenario.result.DoorState;
import dev.breakglass.scenario.result.Holding;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.Reason;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.result.ZoneDoor;
import dev.breakglass.scenario.yaml.FilePlace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Instant START = Instant.parse("2026-03-14T02:13:00Z");
    private static final String HOSTILE = "</style></script><script>alert('x')</script>\" onload=\"x' --> \u202e &amp;";

    @Test
    void aReportNeedsNothingFromOutside() {
        String page = HtmlReport.write(suite("A test"), List.of());
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src &#39;none&#39;")
                .doesNotContain("http://", "https://", "src=", "@@", "url(", "unsafe-inline", "@import");
        assertThat(page.split("<script>", -1)).hasSize(2);
        assertThat(page.split("<style>", -1)).hasSize(2);
        assertThat(page.substring(page.indexOf("<body>"), page.indexOf("<script>")))
                .doesNotContainPattern("<[^>]* (style|on[a-z]+)=");
    }

    @Test
    void onlyTheScriptAndTheStyleOfThePageItselfMayRun() throws Exception {
        String page = HtmlReport.write(suite(HOSTILE), List.of());
        for (String element : List.of("script", "style")) {
            String own = page.substring(
                    page.indexOf("<" + element + ">") + element.length() + 2, page.indexOf("</" + element + ">"));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(own.getBytes(StandardCharsets.UTF_8));
            assertThat(page)
                    .contains(
                            element + "-src &#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
        }
    }

    @Test
    void textFromAScenarioNeverBecomesMarkup() {
        String page = HtmlReport.write(suite(HOSTILE), List.of());
        assertThat(page)
                .doesNotContain("<script>alert", "</script><", "\u202e")
                .contains("&lt;script&gt;alert", "&#34; onload=&#34;x", "\\u{202e}", "&amp;amp;");
        assertThat(page.split("</script>", -1)).hasSize(2);
    }

    @Test
    void aPartialReportSaysSo() {
        SuiteResult whole = suite("A test");
        String page = HtmlReport.write(new SuiteResult(whole.scenarios(), List.of(), 12), List.of());
        assertThat(page).contains("This report is partial.", "not played: 12");
        assertThat(HtmlReport.write(whole, List.of())).doesNotContain("partial.");
    }

    @Test
    void whoHeldWhatAndWhoSaidYesIsShown() {
        assertThat(HtmlReport.write(suite("A test"), List.of()))
                .contains("Who held what, and when", "held at the end", "Approvals", "Age when it counted", ">9s<")
                .contains("The doors of the zones");
    }

    @Test
    void aFailureIsShownWithExpectedActualAndThePolicysLine() {
        assertThat(HtmlReport.write(suite("A test"), List.of()))
                .contains("✗ failed")
                .contains("dark.yaml:12:5: at 1m (2026-03-14T02:14:00Z) ana asks")
                .contains("expected: permit")
                .contains("actual:   pending")
                .contains("payments.bgp:31:3")
                .contains("approve  2 of security-lead");
    }

    @Test
    void aFileThatCouldNotBePlayedIsShown() {
        SuiteResult broken = new SuiteResult(
                List.of(), List.of(new SuiteResult.FileFailure("x.yaml", "x.yaml:1:1: no & no", Optional.empty())), 0);
        assertThat(HtmlReport.write(broken, List.of()))
                .contains("x.yaml:1:1: no &amp; no")
                .contains("✗ Failed");
    }

    @Test
    void aReasonLeadsToItsLineAndTheLineToItsDecisions() {
        String page = HtmlReport.write(suite("A test"), List.of(covered("sha256:00", "payments.bgp")));
        assertThat(page)
                .contains("<a href=\"#f-house-payments-bgp.31\">payments.bgp:31:3</a>")
                .contains("id=\"f-house-payments-bgp.31\"")
                .contains("The reason in 1 decision:", "<a href=\"#s-dark.1\">A test, 1m</a>")
                .contains("<tr role=\"row\" id=\"s-dark.1\"");
    }

    @Test
    void aReasonOfAnotherPolicyOrOfTwoFilesOfOneNameLeadsNowhere() {
        assertThat(HtmlReport.write(suite("A test"), List.of(covered("sha256:01", "payments.bgp"))))
                .contains("<span class=\"quiet\">payments.bgp:31:3</span>")
                .doesNotContain("#f-house", "The reason in");
        assertThat(HtmlReport.write(suite("A test"), List.of(covered("sha256:00", "payments.bgp", "payments.bgp"))))
                .contains("<span class=\"quiet\">payments.bgp:31:3</span>")
                .doesNotContain("#f-house", "The reason in");
    }

    @Test
    void withoutCoverageThereIsNoPartForIt() {
        assertThat(HtmlReport.write(suite("A test"), List.of()))
                .doesNotContain("id=\"coverage\"", "href=\"#coverage\"");
    }

    @Test
    void textFromAPolicyNeverBecomesMarkup() {
        CoveredSet set = covered("sha256:00", HOSTILE);
        assertThat(HtmlReport.write(suite("A test"), List.of(set)))
                .doesNotContain("<script>alert", "</script><", "\u202e")
                .contains("&lt;script&gt;alert", "\\u{202e}");
    }

    /** A table of two hundred columns and a thousand rows is none that a browser opens. */
    @Test
    void ofManyRequestsEachStepShowsTheDoorsThatItTurns() {
        int most = DoorTurns.COLUMNS_MAX;
        assertThat(HtmlReport.write(turning(most, DoorState.PENDING, DoorState.OPEN), List.of()))
                .contains("<td role=\"cell\" class=\"gate pending\">", "title=\"The door of &lt;b>1\"")
                .doesNotContain("class=\"turns\"");
        String page = HtmlReport.write(
                turning(most + 1, DoorState.PENDING, DoorState.PENDING, DoorState.OPEN, DoorState.LOCKED), List.of());
        assertThat(page).doesNotContain("class=\"gate");
        assertThat(page.lines().filter(line -> line.contains("class=\"turns\"")))
                .containsExactly(
                        turns("pending", "◐"),
                        "<td role=\"cell\" class=\"turns\"></td>",
                        turns("open", "□"),
                        turns("locked", "■"));
    }

    private static String turns(String word, String sign) {
        return "<td role=\"cell\" class=\"turns\"><span class=\"turn " + word + "\"><span aria-hidden=\"true\">" + sign
                + "</span> &lt;b&gt;0 " + word + "</span> </td>";
    }

    /** So many requests of which only the first is ever made, and its states. */
    private static SuiteResult turning(int requests, DoorState... states) {
        ScenarioResult one = suite("A test").scenarios().get(0);
        List<Moment> timeline = new ArrayList<>();
        for (DoorState state : states) {
            Moment moment = one.timeline().get(0);
            timeline.add(new Moment(
                    moment.at(),
                    moment.time(),
                    moment.actor(),
                    moment.what(),
                    moment.answer(),
                    List.of(state),
                    moment.check(),
                    moment.place()));
        }
        List<Door> doors = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Door door = one.doors().get(0);
            doors.add(new Door("<b>" + i, door.by(), door.what(), List.of(), List.of(), Optional.empty()));
        }
        return new SuiteResult(
                List.of(new ScenarioResult(
                        one.title(),
                        one.file(),
                        one.policy(),
                        one.digest(),
                        one.start(),
                        one.people(),
                        timeline,
                        doors,
                        one.zones(),
                        one.audit(),
                        one.checks())),
                List.of(),
                0);
    }

    /** A policy of many lines that are all its name; each file from another set. */
    private static CoveredSet covered(String digest, String... files) {
        List<SourceFile> sources = new ArrayList<>();
        for (String file : files) {
            sources.add(new SourceFile(file, (file + "\n").repeat(40), "../".repeat(sources.size())));
        }
        return new CoveredSet(digest, files[0], "house", sources, List.of(), Set.of());
    }

    private static SuiteResult suite(String text) {
        Reason reason = new Reason(
                "sha256:00",
                "approvals",
                Optional.of("restore-ledger"),
                "2 of security-lead",
                text,
                Optional.of(new Source("payments.bgp", 31, 3)),
                "approve  2 of security-lead");
        Moment moment = new Moment(
                Duration.ofMinutes(1),
                START.plusSeconds(60),
                Optional.of("ana"),
                "asks for " + text,
                new Answer("pending", Answer.Tone.WAIT, Optional.of(text), List.of(reason), Optional.of(text)),
                List.of(DoorState.PENDING),
                Optional.of(new Check(false, "permit", "pending")),
                Optional.of(new FilePlace("dark.yaml", 12, 5)));
        Door door = new Door(
                text,
                "ana",
                text,
                List.of(new Band(DoorState.PENDING, text, Duration.ZERO, Duration.ofMinutes(1))),
                List.of(new Assent(text, List.of(text), Duration.ZERO, Optional.of(Duration.ofSeconds(9)))),
                Optional.of(new Holding(Duration.ZERO, Optional.empty(), text, Optional.empty(), 1)));
        return new SuiteResult(
                List.of(new ScenarioResult(
                        text,
                        "dark.yaml",
                        "../p",
                        "sha256:00",
                        START,
                        List.of(text),
                        List.of(moment),
                        List.of(door),
                        List.of(new ZoneDoor(text, door.bands())),
                        Optional.of(new AuditResult(true, 3, Optional.of("abc"), Optional.empty())),
                        List.of(new Check(true, "open grants 0", "0")))),
                List.of(),
                0);
    }
}
