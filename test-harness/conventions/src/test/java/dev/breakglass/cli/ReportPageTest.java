package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.breakglass.conventions.ScenarioFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report as people meet it: in a browser, from a file. */
@Tag("any-jdk")
class ReportPageTest {

    private static final String TITLE = "</script><img src=x onerror=document.title='owned'>";

    @TempDir
    static Path temp;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void write() throws IOException {
        assumeTrue(Browser.isInstalled(), "no chromium and chromedriver in /usr/bin, so nobody looks at the page");
        ScenarioFolder folder = new ScenarioFolder(temp.resolve("scenarios"));
        for (int i = 1; i <= 9; i++) {
            folder.passing("good-" + i);
        }
        folder.passing("hostile", TITLE);
        folder.failing("bad");
        folder.broken("broken");
        folder.story();
        page = temp.resolve("report.html");
        assertThat(CommandLineRun.of(temp, "simulate", "scenarios", "--report", "report.html"))
                .contains("13 scenarios", "exit 1");
        browser = new Browser(temp.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void itNeedsNothingAndComplainsOfNothing() {
        browser.requests();
        browser.complaints();
        browser.open(page, "");
        openAll();
        browser.find("#theme").click();
        search("good");

        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(address -> address.equals(page.toUri().toString()));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.run("return document.title")).isEqualTo("Failed: break-glass scenarios");
        assertThat(browser.run("return document.querySelectorAll('img').length"))
                .isEqualTo(0L);
    }

    @Test
    void aSearchShowsWhatHasTheWordsAndSaysHowMany() {
        browser.open(page, "");
        assertThat(browser.find("#count").getText()).isEmpty();

        search("GOOD-7");

        assertThat(browser.shown("section.scenario")).hasSize(1);
        assertThat(browser.shown("nav tbody tr")).hasSize(1);
        assertThat(browser.find("#count").getText()).isEqualTo("1 of 13 shown");
        assertThat(browser.find("#count").getDomAttribute("aria-live")).isEqualTo("polite");
        search("no such words");
        assertThat(browser.shown("section.scenario")).isEmpty();
        assertThat(browser.find("#count").getText()).isEqualTo("Nothing is like that: 0 of 13 shown");
        search("");
        assertThat(browser.shown("section.scenario")).hasSize(13);
    }

    @Test
    void whatFailedIsOpenAndCanBeShownAlone() {
        browser.open(page, "");
        assertThat(browser.shown(".scenario .body")).hasSize(2);
        assertThat(browser.shown(".policy .body")).isEmpty();

        browser.find("#failed-only").click();

        assertThat(browser.shown("section.scenario")).hasSize(2);
        assertThat(browser.find("#count").getText()).isEqualTo("2 of 13 shown");
    }

    @Test
    void aClickOpensAndClosesAScenario() {
        browser.open(page, "");
        WebElement toggle = browser.find("#s-scenarios-good-3 .toggle");
        assertThat(toggle.getDomAttribute("aria-expanded")).isEqualTo("false");

        toggle.click();
        assertThat(toggle.getDomAttribute("aria-expanded")).isEqualTo("true");
        assertThat(browser.find("#s-scenarios-good-3 .body").isDisplayed()).isTrue();

        toggle.click();
        assertThat(browser.find("#s-scenarios-good-3 .body").isDisplayed()).isFalse();
    }

    @Test
    void aLinkWithAFragmentOpensItsScenarioEvenIfASearchHidIt() {
        browser.open(page, "#s-scenarios-good-5");
        assertThat(browser.find("#s-scenarios-good-5 .body").isDisplayed()).isTrue();
        assertThat(browser.find("#s-scenarios-good-6 .body").isDisplayed()).isFalse();

        search("good-5");
        browser.run("location.hash = '#s-scenarios-good-6'; return 1");
        settle();
        assertThat(browser.find("#s-scenarios-good-6 .body").isDisplayed()).isTrue();
        assertThat(browser.focused().getText()).contains("good-6");
    }

    @Test
    void everythingCanBeDoneWithTheKeyboardAndTheFocusIsSeen() {
        browser.open(page, "");
        browser.press(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the scenarios");
        assertThat(browser.focused().getLocation().getY()).isNotNegative();
        browser.press(Keys.ENTER);
        browser.press(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("class")).isEqualTo("toggle");
        assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        String before = browser.focused().getDomAttribute("aria-expanded");
        browser.press(Keys.SPACE);
        assertThat(browser.focused().getDomAttribute("aria-expanded")).isNotEqualTo(before);

        browser.find("#search").sendKeys("good-2");
        browser.press(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("failed-only");
        browser.press(Keys.SPACE);
        assertThat(browser.find("#count").getText()).isEqualTo("Nothing is like that: 0 of 13 shown");
    }

    @Test
    void aReasonLeadsToItsLineOfPolicyAndTheLineBack() {
        browser.open(page, "#s-scenarios-story");
        WebElement reason = browser.find("#s-scenarios-story .source a");
        String line = reason.getDomAttribute("href").substring(1);
        assertThat(line).contains("vault-bgp.");
        reason.sendKeys(Keys.ENTER);
        settle();
        WebElement row = browser.focused();
        assertThat(row.getDomAttribute("id")).isEqualTo(line);
        assertThat(row.isDisplayed()).isTrue();
        assertThat(row.findElement(By.cssSelector("pre")).getText().strip())
                .isEqualTo(browser.find("#s-scenarios-story .source code").getText());

        browser.find("#close-all").click();
        browser.open(page, "#" + line);
        WebElement back = browser.focused().findElement(By.cssSelector("details a"));
        assertThat(back.isDisplayed()).isTrue();
        assertThat(browser.shown("#s-scenarios-story .body")).isEmpty();
        String moment = back.getDomAttribute("href").substring(1);
        back.sendKeys(Keys.ENTER);
        settle();
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo(moment);
        assertThat(browser.focused().getText()).contains("vault.bgp:");
    }

    @Test
    void coverageIsAPartOfThePageThatTheKeyboardReachesAndFolds() {
        browser.open(page, "");
        WebElement link = browser.find(".totals a");
        assertThat(link.getText()).matches("[0-9]+% to [0-9]+%");
        link.sendKeys(Keys.ENTER);
        settle();
        assertThat(browser.find("#coverage").isDisplayed()).isTrue();
        WebElement toggle = browser.find(".policy .toggle");
        toggle.sendKeys(Keys.SPACE);
        assertThat(toggle.getDomAttribute("aria-expanded")).isEqualTo("true");
        WebElement summary = browser.find(".policy summary");
        assertThat(browser.find(".policy details li").isDisplayed()).isFalse();
        summary.sendKeys(Keys.ENTER);
        assertThat(browser.find(".policy details li").isDisplayed()).isTrue();
    }

    @Test
    void aTelephoneShowsAllOfItWithoutScrollingSideways() {
        browser.open(page, "");
        browser.narrow(380);
        openAll();

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(380L);
        assertThat((List<?>) browser.run("""
                return Array.from(document.querySelectorAll('body *'))
                    .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1
                        && getComputedStyle(e).display !== 'inline' && !e.closest('thead') && !e.closest('svg'))
                    .map(e => e.outerHTML.slice(0, 120))""")).isEmpty();
        picture("narrow");
    }

    @Test
    void namesWithoutAPlaceToBreakThemAreBrokenAllTheSame() throws IOException {
        String name = "anabelle".repeat(8);
        Path folder = Files.createDirectories(temp.resolve("long"));
        Files.writeString(folder.resolve("long.yaml"), """
                scenario: Long names
                policy: %s
                start: 2026-03-14T02:13:00Z
                people: { %2$s: { groups: [sre] } }
                timeline:
                  - at: 0m
                    request: { as: r%2$s, by: %2$s, zone: prod.payments, action: db.failover, resource: database/l%2$s }
                    expect: { decision: deny }
                """.formatted(
                        Path.of("../../policies/payments").toRealPath(), name));
        CommandLineRun.of(temp, "simulate", "long", "--report", "long.html");
        browser.open(temp.resolve("long.html"), "");
        browser.narrow(320);
        openAll();

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(320L);
    }

    @Test
    void itIsLightOrDarkAsTheReaderLikesItAndAlwaysReadable() {
        browser.open(page, "");
        openAll();
        picture("light");
        String light = background();
        assertThat(faint()).isEmpty();

        browser.media("", "dark");
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        assertThat(faint()).isEmpty();
        picture("dark");

        browser.find("#theme").click();
        assertThat(background()).isEqualTo(light);
        assertThat(browser.find("#theme").getText()).isEqualTo("Dark colours");
        browser.find("#theme").click();
        assertThat(background()).isEqualTo(dark);
    }

    @Test
    void paperShowsEverythingOnWhite() throws IOException {
        browser.open(page, "");
        assertThat(browser.run("return document.querySelector('.policy details li').checkVisibility()"))
                .isEqualTo(false);
        search("good-1");
        browser.media("print", "dark");

        assertThat(browser.shown(".scenario .body")).hasSize(13);
        assertThat(browser.shown(".policy .body")).hasSize(3);
        assertThat(browser.run("return document.querySelector('.policy details li').checkVisibility()"))
                .isEqualTo(true);
        assertThat(browser.shown(".tools, #theme, .skip")).isEmpty();
        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
        assertThat(faint()).isEmpty();
        browser.media("", "light");
        byte[] pdf = Base64.getDecoder()
                .decode((String) browser.command("Page.printToPDF", Map.of("printBackground", true))
                        .get("data"));
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        keep("print.pdf", pdf);
    }

    @Test
    void withoutScriptsItShowsEverything() {
        browser.scripts(false);
        try {
            browser.open(page, "");
            assertThat(browser.shown(".scenario .body")).hasSize(13);
            assertThat(browser.shown(".policy .body")).hasSize(3);
            assertThat(browser.shown(".tools, #theme")).isEmpty();
        } finally {
            browser.scripts(true);
        }
    }

    /** What a screen reader goes by. */
    @Test
    void itsPartsHaveNamesAndRoles() {
        browser.open(page, "");
        assertThat((List<?>) browser.run("""
                const faults = [];
                const all = selector => Array.from(document.querySelectorAll(selector));
                const ids = all('[id]').map(e => e.id);
                if (new Set(ids).size !== ids.length) faults.push('an id is used twice');
                if (document.documentElement.lang !== 'en') faults.push('no language');
                for (const one of ['main', 'h1', 'nav[aria-label]', 'header', 'footer']) {
                  if (all(one).length !== 1) faults.push(one + ': ' + all(one).length);
                }
                let level = 0;
                for (const h of all('h1,h2,h3,h4,h5,h6')) {
                  if (+h.tagName[1] > level + 1) faults.push('skipped to ' + h.outerHTML.slice(0, 80));
                  level = +h.tagName[1];
                }
                all('table').forEach(t => { if (!t.caption || !t.caption.textContent.trim()) faults.push('no caption'); });
                all('th').forEach(t => { if (!t.scope) faults.push('no scope: ' + t.outerHTML); });
                all('button, a, summary').forEach(e => { if (!e.textContent.trim()) faults.push('no name: ' + e.outerHTML); });
                all('input').forEach(e => { if (!e.labels.length) faults.push('no label: ' + e.outerHTML); });
                all('svg').forEach(e => { if (e.getAttribute('aria-hidden') !== 'true') faults.push('svg'); });
                all('[aria-labelledby], [aria-controls]').forEach(e => {
                  for (const name of ['aria-labelledby', 'aria-controls']) {
                    const id = e.getAttribute(name);
                    if (id && !document.getElementById(id)) faults.push(name + ' leads nowhere: ' + id);
                  }
                });
                all('.scroll').forEach(e => { if (e.tabIndex !== 0 || !e.getAttribute('aria-label')) faults.push('scroll'); });
                return faults;""")).isEmpty();
        assertThat(browser.find("#search").getAriaRole()).isEqualTo("searchbox");
        assertThat(browser.find("#s-scenarios-bad").getAriaRole()).isEqualTo("region");
    }

    private static void openAll() {
        browser.find("#open-all").click();
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; }); return 1");
    }

    private static void search(String words) {
        browser.run(
                "const s = document.getElementById('search'); s.value = arguments[0];"
                        + " s.dispatchEvent(new Event('input')); return 1",
                words);
    }

    private static void settle() {
        browser.run("return new Promise(done => setTimeout(done, 50))");
    }

    private static String background() {
        return (String) browser.run("return getComputedStyle(document.body).backgroundColor");
    }

    /** Every text that differs too little from what lies behind it, by WCAG 2 (4.5 to 1). */
    private static List<?> faint() {
        return (List<?>) browser.run("""
                const numbers = color => color.match(/[\\d.]+/g).map(Number);
                const luminance = rgb => {
                  const [r, g, b] = rgb.slice(0, 3).map(c => c / 255)
                      .map(c => c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
                  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const behind = e => {
                  for (; e; e = e.parentElement) {
                    const ground = numbers(getComputedStyle(e).backgroundColor);
                    if (ground.length === 3 || ground[3] === 1) return ground;
                  }
                  return [255, 255, 255];
                };
                const faint = new Set();
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                  const e = walker.currentNode.parentElement;
                  if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('script,style')) continue;
                  const [a, b] = [luminance(numbers(getComputedStyle(e).color)), luminance(behind(e))];
                  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  if (contrast < 4.5) faint.add(contrast.toFixed(2) + ' ' + e.outerHTML.slice(0, 100));
                }
                return Array.from(faint);""");
    }

    private static void picture(String name) {
        if (System.getProperty("breakglass.pictures") != null) {
            browser.run("document.getElementById('s-scenarios-story').scrollIntoView(); return 1");
            keep(name + ".png", browser.picture());
            browser.run("document.querySelectorAll('.policy')[1].scrollIntoView(); return 1");
            keep(name + "-coverage.png", browser.picture());
        }
    }

    /** For whoever wants to look: {@code -Dbreakglass.pictures=FOLDER}. */
    private static void keep(String name, byte[] bytes) {
        String folder = System.getProperty("breakglass.pictures");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
                Files.write(Path.of(folder, name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
