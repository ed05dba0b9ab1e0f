package dev.breakglass.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class TidinessTest {

    private static final int LINES_MAX = 400;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Impl|Manager|Helper|Util|Utils)\\.java");
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    private static List<Path> mainSources() {
        return House.files(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    @Test
    void noSourceIsLongerThanFourHundredLines() {
        assertThat(mainSources())
                .allSatisfy(file -> assertThat(House.text(file).lines().count())
                        .as(House.name(file))
                        .isLessThanOrEqualTo(LINES_MAX));
    }

    @Test
    void halfOfAllSourcesAreShorterThanAHundredLines() {
        List<Long> lengths = mainSources().stream()
                .map(file -> House.text(file).lines().count())
                .sorted()
                .toList();

        assertThat(lengths.get(lengths.size() / 2)).isLessThan(100);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<Path> folders =
                mainSources().stream().map(Path::getParent).distinct().toList();

        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked"));
    }

    /** One that is elsewhere is compiled anew each time, and found by nobody. */
    @Test
    void everySourceLiesInTheFolderOfItsPackage() {
        assertThat(House.files(".java"))
                .filteredOn(file -> file.toString().matches(".*/src/(main|test)/java/.*"))
                .isNotEmpty()
                .allSatisfy(file -> {
                    var said = PACKAGE.matcher(House.text(file));
                    assertThat(said.find()).as(House.name(file)).isTrue();
                    assertThat(file.getParent())
                            .as(House.name(file))
                            .endsWith(Path.of(said.group(1).replace('.', '/')));
                });
    }

    @Test
    void nothingIsLeftUnfinishedByItsOwnWord() {
        assertThat(Stream.of(".java", ".bgp", ".g4", ".md", ".xml", ".jte", ".yaml")
                        .flatMap(e -> House.files(e).stream()))
                .allSatisfy(
                        file -> assertThat(UNFINISHED.matcher(House.text(file)).find())
                                .as(House.name(file))
                                .isFalse());
    }

    @Test
    void noNameIsVague() {
        assertThat(mainSources())
                .noneMatch(file -> VAGUE_NAME.matcher(file.toString()).matches());
    }

    @Test
    void everyRelativeLinkInTheDocsLeadsSomewhere() {
        assertThat(House.files(".md")).isNotEmpty().allSatisfy(page -> {
            var links = LINK.matcher(House.text(page));
            while (links.find()) {
                assertThat(Files.exists(page.resolveSibling(links.group(1))))
                        .as(House.name(page) + " -> " + links.group(1))
                        .isTrue();
            }
        });
    }

    @Test
    void versionsArePinnedInTheRootAlone() {
        Pattern version = Pattern.compile("<version>(?!0\\.1\\.0<)[^$]");
        assertThat(House.files("pom.xml"))
                .filteredOn(pom -> !pom.equals(House.root().resolve("pom.xml")))
                .isNotEmpty()
                .allSatisfy(pom -> assertThat(version.matcher(House.text(pom)).find())
                        .as(House.name(pom))
                        .isFalse());
    }
}
