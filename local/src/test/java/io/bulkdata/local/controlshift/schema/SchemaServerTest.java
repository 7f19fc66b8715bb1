package io.bulkdata.local.controlshift.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaServerTest {

    private final SourceSchema schema = SourceSchema.published();
    private final ObjectMapper mapper = new ObjectMapper();
    private SchemaServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void schemaIsServedAsWritten() throws IOException, InterruptedException {
        server = SchemaServer.start(schema, false);

        HttpResponse<String> answer = get(server.schemaUri());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(mapper.readTree(answer.body()))
                .isEqualTo(mapper.readTree(SourceSchema.class.getResourceAsStream("schema.json")));
        assertThat(server.schemaUri().getPath()).isEqualTo("/api/bulk_data/schema.json");
        assertThat(server.schemaUri().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void columnsAreInTheOrderOfTheExports() throws IOException, InterruptedException {
        server = SchemaServer.start(schema, false);

        JsonNode columns = mapper.readTree(get(server.schemaUri()).body()).at("/tables/60/table/columns");

        assertThat(columns.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(schema.tables().get(60).columnNames());
    }

    @Test
    void compressionIsInTheSettingsOnlyWhenItIsOn() throws IOException, InterruptedException {
        server = SchemaServer.start(schema, true);

        assertThat(mapper.readTree(get(server.schemaUri()).body())
                        .at("/settings/compression_format")
                        .asText())
                .isEqualTo("BZIP2");
    }

    @Test
    void headerRowOfATableIsText() throws IOException, InterruptedException {
        server = SchemaServer.start(schema, false);

        HttpResponse<String> answer = get(server.columnsUri("labels"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(String.join(",", schema.table("labels").columnNames()) + "\n");
        assertThat(server.columnsUri("labels").toString()).endsWith("/api/bulk_data/schema/columns?table=labels");
    }

    @Test
    void anUnknownTableIsNotFound() throws IOException, InterruptedException {
        server = SchemaServer.start(schema, false);

        HttpResponse<String> answer = get(server.columnsUri("label"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(mapper.readTree(answer.body()).path("error").asText()).isEqualTo("Table not found");
    }

    @Test
    void anUnknownPathIsNotFound() throws IOException, InterruptedException {
        server = SchemaServer.start(schema, false);

        assertThat(get(server.schemaUri().resolve("/api")).statusCode()).isEqualTo(404);
        assertThat(get(server.schemaUri().resolve("/api/bulk_data/schema/columns"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
