package io.bulkdata.redshiftlocal.copy;

import java.io.ByteArrayInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A whole file in memory, as Parquet's reader, which begins at the end, wants it. */
final class ParquetBytes implements InputFile {

    private final byte[] bytes;

    ParquetBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long getLength() {
        return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
        Memory memory = new Memory(bytes);
        return new DelegatingSeekableInputStream(memory) {
            @Override
            public long getPos() {
                return memory.position();
            }

            @Override
            public void seek(long position) {
                memory.moveTo((int) position);
            }
        };
    }

    private static final class Memory extends ByteArrayInputStream {
        Memory(byte[] bytes) {
            super(bytes);
        }

        synchronized int position() {
            return pos;
        }

        synchronized void moveTo(int position) {
            pos = position;
        }
    }
}
