package dev.breakglass.scenario.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two seconds beside an edge is nothing, one second is beside it, and at it is at it: for each edge in a grant's life. */
class LifeEdgesTest {

    private static final String KEY = LifeMeasure.KEY_AGE.words();
    private static final String SESSION = LifeMeasure.SESSION_AGE.words();
    private static final String GROWN = LifeMeasure.GROWN_AGE.words();
    private static final String UNUSED = LifeMeasure.UNUSED.words();
    private static final String GROWTHS = LifeMeasure.GROWTHS.words();
    private static final String LENGTH = LifeMeasure.GROWN_LENGTH.words();
    private static final String ASSENTS = LifeMeasure.ASSENTS.words();
    private static final String WATCHERS = LifeMeasure.WATCHERS.words();
    private static final String UNREVIEWED = LifeMeasure.UNREVIEWED.words();

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"1m58s,", "1m59s,just below 2m", "2m,exactly 2m"})
    void aKeyIsRedeemedUpToItsLastMoment(String at, @Nullable String edge) throws Exception {
        Mill mill = mill("redeem within 2m").asked().at(at, "redeem: { request: r1, by: ana }");
        assertThat(mill.reached(KEY)).isEqualTo(atMost(edge));
    }

    @ParameterizedTest
    @CsvSource({"2m1s,just above 2m", "2m2s,"})
    void aKeyIsNotRedeemedAfterIt(String at, @Nullable String edge) throws Exception {
        Mill mill =
                mill("redeem within 2m").asked().at(at, "redeem: { request: r1, by: ana }", "{ refused: key-expired }");
        assertThat(mill.reached(KEY)).isEqualTo(atMost(edge));
    }

    @Test
    void aKeyOfAPathThatDoesNotSayHowLongLiesForFiveMinutes() throws Exception {
        Mill mill = mill().asked().at("5m", "redeem: { request: r1, by: ana }");
        assertThat(mill.counted(KEY)).containsExactly("just below 5m", "exactly 5m", "just above 5m");
        assertThat(mill.reached(KEY)).containsExactly("exactly 5m");
    }

    @Test
    void aKeyThatNobodyTurnsIsNoAttempt() throws Exception {
        Mill mill = mill("redeem within 2m").asked().at("2m1s", "incident: { id: INC-1, kind: outage, severity: 1 }");
        assertThat(mill.reached(KEY)).isEmpty();
    }

    /** The clock was not what kept her out. */
    @Test
    void whoIsRefusedForAnotherReasonHasNotTriedTheClock() throws Exception {
        Mill mill = mill("redeem within 2m")
                .asked()
                .at("2m", "redeem: { request: r1, by: bea }", "{ refused: not-requester }");
        assertThat(mill.reached(KEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9m58s,", "9m59s,just below 10m"})
    void aSessionIsUsedUpToItsEnd(String at, @Nullable String edge) throws Exception {
        assertThat(mill().opened().used(at).reached(SESSION)).isEqualTo(atMost(edge));
    }

    @ParameterizedTest
    @CsvSource({"10m,exactly 10m", "10m1s,just above 10m", "10m2s,"})
    void aSessionIsNotUsedAtItsEnd(String at, @Nullable String edge) throws Exception {
        assertThat(mill().opened().notUsed(at, "ended").reached(SESSION)).isEqualTo(atMost(edge));
    }

    @Test
    void aSessionOfAnotherLengthIsNotAtThatEdge() throws Exception {
        Mill mill = mill().asked(", ttl: 9m59s")
                .at("0m", "redeem: { request: r1, by: ana, as: s1 }")
                .notUsed("9m59s", "ended")
                .notUsed("10m", "ended");
        assertThat(mill.reached(SESSION)).isEmpty();
    }

    @Test
    void aSessionThatSomebodyClosedHasNotComeToItsEnd() throws Exception {
        Mill mill = mill().opened().at("9m", "close: { session: s1 }").notUsed("10m", "ended");
        assertThat(mill.reached(SESSION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3m58s,", "3m59s,just below 4m"})
    void aSessionIsUsedAgainBeforeItIsIdle(String at, @Nullable String edge) throws Exception {
        assertThat(mill("idle 4m").opened().used(at).reached(UNUSED)).isEqualTo(atMost(edge));
    }

    @ParameterizedTest
    @CsvSource({"5m,exactly 4m", "5m1s,just above 4m", "5m2s,"})
    void aSessionIsNotUsedWhenItHasBeenIdle(String at, @Nullable String edge) throws Exception {
        assertThat(mill("idle 4m").opened().used("1m").notUsed(at, "ended").reached(UNUSED))
                .isEqualTo(atMost(edge));
    }

    @Test
    void idleTimeIsCountedFromTheLastUseAlone() throws Exception {
        assertThat(mill("idle 4m").opened().used("1m").used("4m59s").reached(UNUSED))
                .containsExactly("just below 4m");
        assertThat(mill("idle 4m").opened().used("1m").used("3m59s").reached(UNUSED))
                .isEmpty();
    }

    /** The session is over at the same moment for another reason. */
    @Test
    void anIdleTimeThatNoSessionLivesToSeeIsNotCounted() throws Exception {
        assertThat(mill("idle 19m59s").counted(UNUSED)).hasSize(3);
        assertThat(mill("idle 20m").counted(UNUSED)).isEmpty();
        assertThat(mill("idle 20m").items()).noneMatch(item -> item.text().contains("ends unused"));
        assertThat(mill("idle 24m", "extend once by 5m with approve 1 of elder").counted(UNUSED))
                .hasSize(3);
        assertThat(mill("idle 25m", "extend once by 5m with approve 1 of elder").counted(UNUSED))
                .isEmpty();
        assertThat(mill("idle 29m", "extend by 5m with approve 1 of elder").counted(UNUSED))
                .hasSize(3);
        assertThat(mill("idle 30m", "extend by 5m with approve 1 of elder").counted(UNUSED))
                .as("the zone allows no more")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14m58s,", "14m59s,just below its new ttl"})
    void aSessionThatHasGrownIsUsedUpToItsNewEnd(String at, @Nullable String edge) throws Exception {
        Mill mill = growing().opened().grown("1m", "eli").used(at);
        assertThat(mill.reached(GROWN)).isEqualTo(atMost(edge));
        assertThat(mill.reached(SESSION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15m,exactly its new ttl", "15m1s,just above its new ttl", "15m2s,"})
    void aSessionThatHasGrownIsNotUsedAtItsNewEnd(String at, @Nullable String edge) throws Exception {
        Mill mill = growing().opened().grown("1m", "eli").notUsed(at, "ended");
        assertThat(mill.reached(GROWN)).isEqualTo(atMost(edge));
    }

    @Test
    void aSessionGrowsAsOftenAsItsPathSays() throws Exception {
        assertThat(growing().opened().grown("1m", "eli").reached(GROWTHS)).isEmpty();
        assertThat(growing().opened().grown("1m", "eli").grown("2m", "eli").reached(GROWTHS))
                .containsExactly("just below 2");
        Mill thrice = growing()
                .opened()
                .grown("1m", "eli")
                .grown("2m", "eli")
                .at("3m", "extend: { session: s1, by: ana, because: more }", "{ refused: not-offered }");
        assertThat(thrice.reached(GROWTHS)).containsExactly("just below 2", "exactly 2");
    }

    @Test
    void growthIsCountedWhereItsPathCountsIt() throws Exception {
        assertThat(growing().counted(GROWTHS)).containsExactly("just below 2", "exactly 2");
        assertThat(mill("extend once by 5m with approve 1 of elder").counted(GROWTHS))
                .containsExactly("just below 1", "exactly 1");
        assertThat(mill("extend by 5m with approve 1 of elder").counted(GROWTHS))
                .isEmpty();
    }

    /** Its path does not count, and it grows by less than its path says. */
    @Test
    void aSessionThatTheZoneCutsShortIsAsLongAsTheZoneAllows() throws Exception {
        Mill mill = mill("extend by 25m with approve 1 of elder")
                .opened()
                .grown("1m", "eli")
                .at("2m", "extend: { session: s1, by: ana, because: more }", "{ refused: not-offered }")
                .notUsed("30m", "ended");
        assertThat(mill.reached(LENGTH)).containsExactly("exactly 30m");
        assertThat(mill.reached(GROWN)).containsExactly("exactly its new ttl");
    }

    @ParameterizedTest
    @CsvSource({"19m58s,", "19m59s,just below 30m", "20m,exactly 30m"})
    void aSessionGrowsToWhatItsZoneAllows(String ttl, @Nullable String edge) throws Exception {
        Mill mill = growing()
                .asked(", ttl: " + ttl)
                .at("0m", "redeem: { request: r1, by: ana, as: s1 }")
                .grown("1m", "eli")
                .grown("2m", "eli");
        assertThat(mill.reached(LENGTH)).isEqualTo(atMost(edge));
    }

    @Test
    void aLengthThatNoSessionGrowsToIsNotCounted() throws Exception {
        assertThat(mill("extend once by 9m with approve 1 of elder").counted(LENGTH))
                .isEmpty();
        assertThat(mill("extend once by 9m59s with approve 1 of elder").counted(LENGTH))
                .containsExactly("just below 30m");
        assertThat(mill("extend once by 10m with approve 1 of elder").counted(LENGTH))
                .containsExactly("just below 30m", "exactly 30m");
        assertThat(mill("extend by 29m59s with approve 1 of elder").counted(LENGTH))
                .as("a session of no length does not grow")
                .containsExactly("exactly 30m");
    }

    @Test
    void thePeopleWhoSayYesToMoreTimeAreCountedWhereTheyAreSeveral() throws Exception {
        String two = "extend once by 5m with approve 2 of elder";
        assertThat(growing().counted(ASSENTS)).isEmpty();
        assertThat(mill(two).opened().grown("1m", "eli").reached(ASSENTS)).containsExactly("just below 2");
        assertThat(mill(two).opened().grown("1m", "eli", "eva").reached(ASSENTS))
                .containsExactly("just below 2", "exactly 2");
    }

    @Test
    void thePeopleWhoWatchAreCountedWhenSomethingIsUsed() throws Exception {
        Mill nobody = mill("observe 2 of elder").opened().notUsed("1m", "unobserved");
        assertThat(nobody.reached(WATCHERS)).isEmpty();
        Mill one = mill("observe 2 of elder").opened().at("1m", watches("eli")).notUsed("1m", "unobserved");
        assertThat(one.reached(WATCHERS)).containsExactly("just below 2");
        Mill two = mill("observe 2 of elder").opened().at("1m", watches("eli")).at("1m", watches("eva"));
        assertThat(two.reached(WATCHERS)).as("nothing is used").isEmpty();
        assertThat(two.used("2m").reached(WATCHERS)).containsExactly("exactly 2");
        assertThat(two.at("3m", watches("ezra")).used("3m").reached(WATCHERS))
                .containsExactly("exactly 2", "just above 2");
    }

    @ParameterizedTest
    @CsvSource({"1h4m58s,", "1h4m59s,just below 1h", "1h5m,exactly 1h"})
    void whoWasNotReviewedAsksUpToTheLastMoment(String at, @Nullable String edge) throws Exception {
        Mill mill = reviewed().at(at, again("wheel.turn"), "permit");
        assertThat(mill.reached(UNREVIEWED)).isEqualTo(atMost(edge));
    }

    @ParameterizedTest
    @CsvSource({"1h5m1s,just above 1h", "1h5m2s,"})
    void whoWasNotReviewedAsksInVainAfterIt(String at, @Nullable String edge) throws Exception {
        Mill mill = reviewed().at(at, again("wheel.turn"), "{ deny: review-overdue }");
        assertThat(mill.reached(UNREVIEWED)).isEqualTo(atMost(edge));
    }

    @Test
    void aReviewIsTriedByWhatWouldOtherwiseBePermittedAndByNothingElse() throws Exception {
        assertThat(reviewed()
                        .at("1h5m", again("wheel.stop"), "{ deny: action }")
                        .reached(UNREVIEWED))
                .isEmpty();
        assertThat(reviewed()
                        .at("1h5m", again("wheel.turn").replace("ana", "bea"), "permit")
                        .reached(UNREVIEWED))
                .isEmpty();
        assertThat(reviewed()
                        .at("6m", "review: { request: r1, by: eli, note: seen }")
                        .at("1h5m", again("wheel.turn"), "permit")
                        .reached(UNREVIEWED))
                .isEmpty();
    }

    /** The first grant is overdue when the second is at its edge, and would keep her out alone. */
    @Test
    void aReviewIsNotTriedWhileAnotherOneIsToBlame() throws Exception {
        Mill mill = reviewed()
                .at("6m", Mill.request("r2"), "permit")
                .at("6m", "redeem: { request: r2, by: ana, as: s2 }")
                .at("7m", "close: { session: s2 }")
                .at("1h7m", Mill.request("r3"), "{ deny: review-overdue }");
        assertThat(mill.reached(UNREVIEWED)).isEmpty();
    }

    private Mill mill(String... clauses) {
        return new Mill(temp, clauses);
    }

    private Mill growing() {
        return mill("extend 2 times by 5m with approve 1 of elder");
    }

    /** One grant that ended five minutes after the start. */
    private Mill reviewed() {
        return mill("review within 1h by elder").opened().at("5m", "close: { session: s1 }");
    }

    private static String again(String action) {
        return Mill.request("r2").replace("wheel.turn", action);
    }

    private static String watches(String elder) {
        return "observe: { session: s1, by: " + elder + " }";
    }

    private static List<String> atMost(@Nullable String edge) {
        return edge == null ? List.of() : List.of(edge);
    }
}
