package io.bulkdata.core.telemetry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bulkdata.core.message.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of CloudWatch's embedded metric format:
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html. Powertools would
 * write it through two further libraries, which makes the cold start longer (docs/decisions/0006-cold-start.md).
 */
final class EmfLine extends JsonText {

    private static final String NAMESPACE = "Bulkdata";

    private final Map<String, String> dimensions;
    private final Map<String, String> units = new LinkedHashMap<>();
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** @param dimensions by name */
    EmfLine(Map<String, String> dimensions) {
        this.dimensions = new TreeMap<>(dimensions).descendingMap();
    }

    void add(String metric, MetricUnit unit, double value) {
        units.put(metric, unit.text());
        values.computeIfAbsent(metric, name -> new ArrayList<>()).add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** In one write, so that no other line gets in between. */
    void print() {
        byte[] line = line().getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    @Override
    protected void write(JsonGenerator json) throws IOException {
        writeDirective(json);
        for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
            json.writeStringField(dimension.getKey(), dimension.getValue());
        }
        for (Map.Entry<String, List<Double>> metric : values.entrySet()) {
            json.writeFieldName(metric.getKey());
            writeValues(metric.getValue(), json);
        }
    }

    private void writeDirective(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", System.currentTimeMillis());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        for (String dimension : dimensions.keySet()) {
            json.writeString(dimension);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Map.Entry<String, String> metric : units.entrySet()) {
            json.writeStartObject();
            json.writeStringField("Name", metric.getKey());
            json.writeStringField("Unit", metric.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeValues(List<Double> several, JsonGenerator json) throws IOException {
        if (several.size() == 1) {
            json.writeNumber(several.get(0));
            return;
        }
        json.writeStartArray();
        for (double value : several) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
