package dev.breakglass.runtime.bundle;

import static dev.breakglass.runtime.bundle.TestBundle.GOOD;
import static dev.breakglass.runtime.bundle.TestBundle.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not a bundle as it must be is refused, and says why, before any class of it has been defined. */
class HostileBundleTest {

    private static final long DEMANDED = 7;

    @TempDir
    Path temp;

    private static final List<Hostile> KINDS = Stream.of(HostileNotes.all(), HostileParts.all(), HostileClasses.all())
            .flatMap(kinds -> kinds)
            .toList();

    static Stream<Hostile> kinds() {
        return KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsRefusedForItsReasonAndDefinesNoClass(Hostile hostile) throws IOException {
        Path file = Files.write(temp.resolve("hostile.bundle"), hostile.file());
        try (DefinedClasses defined = new DefinedClasses(temp)) {
            Throwable refused = catchThrowable(() -> PolicyBundle.load(file, TRUSTED, DEMANDED));

            assertThat(refused).isInstanceOf(BundleException.class);
            assertThat(refused.getMessage()).containsAnyOf(hostile.reasons());
            assertThat(defined.names()).isEmpty();
        }
    }

    @Test
    void theSameWithoutHarmIsLoadedAndItsClassIsSeen() throws IOException {
        Path file = Files.write(temp.resolve("good.bundle"), GOOD);
        try (DefinedClasses defined = new DefinedClasses(temp)) {
            assertThat(PolicyBundle.load(file, TRUSTED, DEMANDED).digest()).isEqualTo(TestBundle.DIGEST);
            assertThat(defined.names()).containsExactly("dev.breakglass.generated.Policy");
        }
    }

    @Test
    void thereAreFarMoreThanFortyKindsAndNoTwoAreOne() {
        List<String> names = kinds().map(Hostile::kind).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(kinds().map(kind -> Arrays.hashCode(kind.file()))).doesNotHaveDuplicates();
    }

    @Test
    void noChangedByteOfABundleIsLoaded() throws IOException {
        Set<String> reasons = new TreeSet<>();
        try (DefinedClasses defined = new DefinedClasses(temp)) {
            for (int i = 0; i < GOOD.length; i++) {
                for (int mask : new int[] {1, 0x80}) {
                    byte[] changed = GOOD.clone();
                    changed[i] ^= (byte) mask;
                    reasons.add(refusal(changed));
                }
            }
            assertThat(defined.names()).isEmpty();
        }
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(reason).isNotBlank())
                .hasSizeGreaterThan(5);
    }

    @Test
    void noBundleCutShortIsLoaded() throws IOException {
        try (DefinedClasses defined = new DefinedClasses(temp)) {
            for (int length = 0; length < GOOD.length; length++) {
                assertThat(refusal(Arrays.copyOf(GOOD, length)))
                        .containsAnyOf("not a bundle", "the bundle's note", "the bundle's signature", "cut short");
            }
            assertThat(defined.names()).isEmpty();
        }
    }

    @Test
    void noByteMoreAnywhereIsLoaded() {
        for (int i = 0; i <= GOOD.length; i++) {
            byte[] longer = new byte[GOOD.length + 1];
            System.arraycopy(GOOD, 0, longer, 0, i);
            System.arraycopy(GOOD, i, longer, i + 1, GOOD.length - i);
            longer[i] = i == 0 || GOOD[i - 1] != 'a' ? (byte) 'a' : (byte) 'b';
            assertThat(refusal(longer)).isNotBlank();
        }
    }

    private static String refusal(byte[] file) {
        return assertThatThrownBy(() -> PolicyBundle.open(file, TRUSTED).toPolicy())
                .isInstanceOf(BundleException.class)
                .actual()
                .getMessage();
    }

    @Test
    void whatDoesNotVerifyIsRefusedBeforeAnyOfItRuns() {
        String fails = "static { int[] none = new int[0]; none[0] = 1; } int m(int i) { return i; }";
        byte[] runs = Javac.compile(TestBundle.program(fails)).get("dev.breakglass.generated.Policy");
        // iload_1, ireturn: the last code of the class that has two bytes. Then pop, ireturn: of an empty stack.
        String text = new String(runs, StandardCharsets.ISO_8859_1);
        byte[] broken = text.replace("\u001b\u00ac", "W\u00ac").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(broken).isNotEqualTo(runs);
        assertThat(refusal(TestBundle.of(Map.of("dev.breakglass.generated.Policy", runs))))
                .contains("ExceptionInInitializerError");
        assertThat(refusal(TestBundle.of(Map.of("dev.breakglass.generated.Policy", broken))))
                .contains("VerifyError");
    }
}
