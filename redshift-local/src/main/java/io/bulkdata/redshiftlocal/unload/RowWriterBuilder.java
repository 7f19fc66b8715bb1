package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.parquet.ParquetCodecs;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Builds writers of version 1.0 with SNAPPY, as Redshift's are, that need no Hadoop. Two methods that take its configuration
 * are deprecated, but abstract; they are never called.
 */
@SuppressWarnings("deprecation")
final class RowWriterBuilder extends ParquetWriter.Builder<UnloadRow, RowWriterBuilder> {

    private final ParquetRows rows;

    RowWriterBuilder(OutputFile file, ParquetRows rows) {
        super(file);
        this.rows = rows;
        withConf(new PlainParquetConfiguration());
        withCodecFactory(new ParquetCodecs());
        withCompressionCodec(CompressionCodecName.SNAPPY);
        withWriterVersion(WriterVersion.PARQUET_1_0);
    }

    @Override
    protected RowWriterBuilder self() {
        return this;
    }

    @Override
    protected WriteSupport<UnloadRow> getWriteSupport(Configuration configuration) {
        return new Support(rows);
    }

    @Override
    protected WriteSupport<UnloadRow> getWriteSupport(ParquetConfiguration configuration) {
        return new Support(rows);
    }

    @SuppressWarnings("deprecation")
    private static final class Support extends WriteSupport<UnloadRow> {

        private final ParquetRows rows;
        private RecordConsumer record;

        Support(ParquetRows rows) {
            this.rows = rows;
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(rows.schema(), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(rows.schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            record = consumer;
        }

        @Override
        public void write(UnloadRow row) {
            rows.write(row, record);
        }
    }
}
