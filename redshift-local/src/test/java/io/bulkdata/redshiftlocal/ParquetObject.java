package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.parquet.ParquetCodecs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/** Reads a Parquet file that is in memory as Parquet's own library does. */
final class ParquetObject implements InputFile {

    private final byte[] bytes;

    ParquetObject(byte[] bytes) {
        this.bytes = bytes;
    }

    MessageType schema() throws IOException {
        try (ParquetFileReader reader = reader()) {
            return reader.getFileMetaData().getSchema();
        }
    }

    List<Group> rows() throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetFileReader reader = reader()) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = columns.getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    rows.add(records.read());
                }
            }
        }
        return rows;
    }

    private ParquetFileReader reader() throws IOException {
        return ParquetFileReader.open(
                this,
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new ParquetCodecs())
                        .build());
    }

    @Override
    public long getLength() {
        return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
        Bytes in = new Bytes(ByteBuffer.wrap(bytes));
        return new DelegatingSeekableInputStream(in) {
            @Override
            public long getPos() {
                return in.buffer.position();
            }

            @Override
            public void seek(long position) {
                in.buffer.position(Math.toIntExact(position));
            }
        };
    }

    private static final class Bytes extends InputStream {

        private final ByteBuffer buffer;

        Bytes(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int read() {
            return buffer.hasRemaining() ? buffer.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (!buffer.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, buffer.remaining());
            buffer.get(target, offset, count);
            return count;
        }
    }
}
