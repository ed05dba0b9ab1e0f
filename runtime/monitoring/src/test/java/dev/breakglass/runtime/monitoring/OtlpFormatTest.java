package dev.breakglass.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OtlpFormatTest {

    @ParameterizedTest
    @MethodSource("dev.breakglass.runtime.monitoring.OcsfFormatTest#entries")
    void openTelemetrysOwnMessagesReadEveryEntry(LogEntry entry) {
        LogRecord record = OtlpDecoded.records(EntryFormat.otlp().line(entry)).get(0);
        EntryFields fields = EntryFields.of(entry);
        assertThat(record.getBody().getStringValue()).isEqualTo(entry.text());
        assertThat(record.getEventName()).isEqualTo("breakglass." + fields.kind());
        assertThat(record.getSeverityNumberValue()).isEqualTo(fields.mapping().severity().otel);
        assertThat(record.getSeverityNumber().name()).isEqualTo("SEVERITY_NUMBER_" + record.getSeverityText());
        assertThat(record.getTimeUnixNano()).isEqualTo(record.getObservedTimeUnixNano());
        assertThat(Instant.ofEpochSecond(0, record.getTimeUnixNano())).isEqualTo(fields.time());
        Map<String, AnyValue> attributes = OtlpDecoded.attributes(record);
        assertThat(attributes.get("log.record.uid").getStringValue()).isEqualTo(entry.uid());
        assertThat(attributes.get("breakglass.seq").getIntValue()).isEqualTo(entry.index());
        fields.actor()
                .ifPresent(
                        actor -> assertThat(attributes.get("breakglass.actor").getStringValue())
                                .isEqualTo(actor));
    }

    @Test
    void aBatchIsOneRequestOfOneResource() {
        ExportLogsServiceRequest request = OtlpDecoded.request(OtlpFormat.request(Samples.entries()));
        assertThat(request.getResourceLogsCount()).isEqualTo(1);
        assertThat(request.getResourceLogs(0)
                        .getResource()
                        .getAttributes(0)
                        .getValue()
                        .getStringValue())
                .isEqualTo("breakglass");
        assertThat(request.getResourceLogs(0).getScopeLogs(0).getLogRecordsCount())
                .isEqualTo(Samples.entries().size());
        assertThat(OtlpDecoded.indexes(OtlpFormat.request(Samples.entries())))
                .isEqualTo(Logs.upTo(Samples.entries().size()));
    }

    @Test
    void aMomentBeforeOpenTelemetrysFirstIsNotKnown() {
        String text = "{\"kind\":\"closed\",\"seq\":0,\"time\":\"1969-12-31T23:59:59Z\"}";
        LogEntry entry = new LogEntry(Logs.NAME, 0, text.getBytes(StandardCharsets.UTF_8));
        List<LogRecord> records = OtlpDecoded.records(EntryFormat.otlp().line(entry));
        assertThat(records.get(0).getTimeUnixNano()).isZero();
    }
}
