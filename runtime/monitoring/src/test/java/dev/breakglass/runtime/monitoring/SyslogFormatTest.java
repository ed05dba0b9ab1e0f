package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.grant.GrantEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SyslogFormatTest {

    private static Rfc5424 message(LogEntry entry) {
        return Rfc5424.parse(EntryFormat.syslog().line(entry));
    }

    @Test
    void anEntryIsTheMessageAndWhatItIsAboutStandsBefore() {
        assertThat(EntryFormat.syslog().line(Logs.entry(3)))
                .isEqualTo("<110>1 2026-03-14T02:13:00Z - breakglass - closed [breakglass@32473 log=\"" + Logs.NAME
                        + "\" seq=\"3\"] " + Logs.line(3));
    }

    @ParameterizedTest
    @MethodSource("dev.breakglass.runtime.monitoring.OcsfFormatTest#entries")
    void everyEntryIsAMessageByTheGrammar(LogEntry entry) {
        Rfc5424 message = message(entry);
        EntryFields fields = EntryFields.of(entry);
        assertThat(message.facility()).isEqualTo(13);
        assertThat(message.severity()).isEqualTo(fields.mapping().severity().syslog);
        assertThat(message.messageId()).isEqualTo(fields.kind());
        assertThat(message.message()).isEqualTo(entry.text());
        assertThat(message.hasBom()).isEqualTo(!entry.text().chars().allMatch(c -> c < 0x80));
        assertThat(message.parameter("seq")).isEqualTo(String.valueOf(entry.index()));
        assertThat(Optional.ofNullable(message.parameters().get("grant"))).isEqualTo(fields.text("grant"));
    }

    @Test
    void whatEndsAValueIsEscapedAndWhatDrivesATerminalIsNot() {
        String actor = "a\"b\\c]d\ne\u001b\u202e\u00e9\ud83d\ude00";
        LogEntry entry = Samples.entry(
                5, Optional.of(actor), Optional.of(Samples.subject("led]\"ger")), new GrantEvent.DutyDone(1));
        String line = EntryFormat.syslog().line(entry);
        assertThat(line)
                .contains("actor=\"a\\\"b\\\\c\\]d?e??\u00e9\ud83d\ude00\"", "resource=\"database/led\\]\\\"ger\"")
                .contains("] \ufeff{");
        assertThat(message(entry).parameter("resource")).isEqualTo("database/led]\"ger");
        assertThat(message(entry).message()).isEqualTo(entry.text());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-14T02:13:00Z, 2026-03-14T02:13:00Z",
        "2026-03-14T02:13:00.5Z, 2026-03-14T02:13:00.500000Z",
        "2026-03-14T02:13:00.123456789Z, 2026-03-14T02:13:00.123456Z",
        "2026-03-14T02:13:00.000000999Z, 2026-03-14T02:13:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999000Z"
    })
    void aMomentHasSixDigitsOfAFractionAtMost(String time, String expected) {
        String text = "{\"kind\":\"closed\",\"seq\":0,\"time\":\"" + time + "\"}";
        assertThat(message(new LogEntry(Logs.NAME, 0, text.getBytes(StandardCharsets.UTF_8)))
                        .timestamp())
                .isEqualTo(expected);
    }

    @Test
    void aKindThatNobodyKnowsFitsIntoAMessageId() {
        LogEntry entry = OcsfFormatTest.unknown("ein sehr langes Wort, das länger als zweiunddreißig ist");
        assertThat(message(entry).messageId()).isEqualTo("ein?sehr?langes?Wort,?das?l?nger");
        assertThat(message(entry).message()).isEqualTo(entry.text());
        assertThat(message(OcsfFormatTest.unknown("")).messageId()).isEqualTo("-");
    }

    @Test
    void hostAppProcessAndEnterpriseAreOnesOwnWithinTheirLengths() {
        SyslogFormat own = new SyslogFormat("h".repeat(255), "a".repeat(48), "p".repeat(128), 99999);
        Rfc5424 message = Rfc5424.parse(own.line(Logs.entry(0)));
        assertThat(message.host()).hasSize(255);
        assertThat(message.sdId()).isEqualTo("breakglass@99999");
        assertThatThrownBy(() -> new SyslogFormat("h".repeat(256), "a", "-", 1)).hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> new SyslogFormat("-", "a".repeat(49), "-", 1)).hasMessageContaining("1 to 48");
        assertThatThrownBy(() -> new SyslogFormat("-", "a", "p".repeat(129), 1)).hasMessageContaining("1 to 128");
        assertThatThrownBy(() -> new SyslogFormat("a b", "a", "-", 1)).hasMessageContaining("printable ASCII");
        assertThatThrownBy(() -> new SyslogFormat("", "a", "-", 1)).hasMessageContaining("host");
        assertThatThrownBy(() -> new SyslogFormat("-", "ä", "-", 1)).hasMessageContaining("app");
        assertThatThrownBy(() -> new SyslogFormat("-", "a", "-", 0)).hasMessageContaining("1 or more");
    }

    @Test
    void aValueIsCutAndTheMessageIsNot() {
        String text = "{\"actor\":\"" + "x".repeat(5_000)
                + "\",\"kind\":\"closed\",\"seq\":0,\"time\":\"2026-03-14T02:13:00Z\"}";
        Rfc5424 message = message(new LogEntry(Logs.NAME, 0, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(message.parameter("actor")).hasSize(1_024);
        assertThat(message.message()).isEqualTo(text);
    }

    @Test
    void aFrameCountsOctetsAndNotCharacters() {
        LogEntry entry = OcsfFormatTest.unknown("äöü");
        byte[] message = SyslogFormat.STANDARD.line(entry).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(SyslogFormat.STANDARD.frame(entry), StandardCharsets.UTF_8))
                .isEqualTo(message.length + " " + SyslogFormat.STANDARD.line(entry));
    }
}
