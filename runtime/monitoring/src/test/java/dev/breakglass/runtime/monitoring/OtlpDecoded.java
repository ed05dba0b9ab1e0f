package dev.breakglass.runtime.monitoring;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What OpenTelemetry's own messages make of a request; a field that they do not have is a failure. */
final class OtlpDecoded {

    private OtlpDecoded() {}

    static ExportLogsServiceRequest request(String json) {
        try {
            ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
            JsonFormat.parser().merge(json, request);
            return request.build();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(json, e);
        }
    }

    static List<LogRecord> records(String json) {
        return request(json).getResourceLogsList().stream()
                .flatMap(resource -> resource.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream())
                .toList();
    }

    static Map<String, AnyValue> attributes(LogRecord record) {
        Map<String, AnyValue> attributes = new LinkedHashMap<>();
        for (KeyValue attribute : record.getAttributesList()) {
            if (attributes.put(attribute.getKey(), attribute.getValue()) != null) {
                throw new AssertionError(attribute.getKey() + " twice");
            }
        }
        return attributes;
    }

    static List<Long> indexes(String json) {
        return records(json).stream()
                .map(record -> attributes(record).get("breakglass.seq").getIntValue())
                .toList();
    }
}
