package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.column;
import static io.bulkdata.redshiftlocal.copy.CopyCase.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.copy.CopyFormat.FieldMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide, "Data format parameters", AVRO. */
class AvroRowsTest {

    private static final Schema PERSON = new Schema.Parser().parse("""
            {"name": "person", "type": "record", "fields": [
              {"name": "a_integer", "type": "int"},
              {"name": "a_varchar", "type": ["null", "string"]},
              {"name": "tags", "type": {"type": "array", "items": "string"}},
              {"name": "kind", "type": {"type": "enum", "name": "kind", "symbols": ["ONE", "TWO"]}},
              {"name": "props", "type": {"type": "map", "values": "double"}},
              {"name": "raw", "type": "bytes"}]}""");

    private static byte[] file(String codec, int... ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(PERSON))) {
            writer.setCodec(CodecFactory.fromString(codec));
            writer.create(PERSON, bytes);
            for (int id : ids) {
                writer.append(person(id));
            }
        }
        return bytes.toByteArray();
    }

    private static GenericRecord person(int id) {
        GenericRecord person = new GenericData.Record(PERSON);
        person.put("a_integer", id);
        person.put("a_varchar", id % 2 == 0 ? null : "é \"quoted\"\n" + id);
        person.put("tags", List.of("a", "b"));
        person.put("kind", new GenericData.EnumSymbol(PERSON.getField("kind").schema(), "TWO"));
        person.put("props", Map.of("x", 1.5));
        person.put("raw", ByteBuffer.wrap(new byte[] {'r'}));
        return person;
    }

    private static CopyCase people(FieldMapping mapping) {
        return CopyCase.of(column(TargetColumn.Type.INTEGER), varchar(100))
                .with(o -> o.records = new CopyFormat.Avro(mapping))
                .with(o -> o.nullAs = null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy"})
    void recordsFindTheirColumnsByName(String codec) throws Exception {
        assertThat(people(new FieldMapping.Names(false)).file(file(codec, 1, 2)).rows())
                .containsExactly(List.of("1", "é \"quoted\"\n1"), Arrays.asList("2", null));
    }

    @Test
    void pathsLeadIntoArraysAndMapsAndWholeOnesAreText() throws Exception {
        List<List<String>> rows = CopyCase.ofVarchars(5)
                .with(o ->
                        o.records = new CopyFormat.Avro(new FieldMapping.Paths(S3Location.parse("s3://bucket/paths"))))
                .with(o -> o.nullAs = null)
                .file(
                        "s3://bucket/paths",
                        "{\"jsonpaths\": [\"$.tags[1]\", \"$.tags\", \"$.kind\", \"$.props.x\", \"$.raw\"]}")
                .file(file("null", 7))
                .rows();
        assertThat(rows).containsExactly(List.of("b", "[\"a\",\"b\"]", "TWO", "1.5", "r"));
    }

    @Test
    void aRefusedRecordIsToldByItsNumber() throws Exception {
        LoadError error = CopyCase.of(varchar(3))
                .with(o -> o.records = new CopyFormat.Avro(new FieldMapping.Names(false)))
                .file(file("null", 2, 1))
                .error();
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo("a_varchar");
        assertThat(error.code()).isEqualTo(1204);
        assertThat(error.rawLine()).startsWith("{\"a_integer\": 1,");
    }

    @Test
    void whatIsNoAvroFileOrCutOffFailsTheLoad() throws Exception {
        assertThat(people(new FieldMapping.Names(false)).file("1,one\n").failure())
                .hasMessageContaining("Cannot read s3://bucket/data/file.csv as AVRO: Not an Avro data file");
        byte[] whole = file("null", 1, 2, 3);
        int header = file("null").length;
        for (int end = 1; end < whole.length; end += end == header - 1 ? 2 : 1) {
            assertThat(people(new FieldMapping.Names(false))
                            .file(Arrays.copyOf(whole, end))
                            .failure())
                    .hasMessageContaining("as AVRO");
        }
    }
}
