package io.bulkdata.redshiftlocal.unload;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timeType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Rows as Parquet's records: the schema, and each value in its column's own type. Moments are microseconds since 1970, of a
 * TIMESTAMPTZ in UTC; SUPER is its JSON text.
 */
final class ParquetRows {

    private static final int INT32_DIGITS = 9;
    private static final int INT64_DIGITS = 18;
    private static final int DECIMAL_BYTES = 16;
    private static final int SMALLINT_BITS = 16;

    /** From 1970, where Parquet's days and microseconds begin, to 2000, where PostgreSQL's do. */
    private static final int DAYS_TO_2000 = 10_957;

    private static final long MICROS_TO_2000 = DAYS_TO_2000 * 86_400_000_000L;

    private final FieldIndexes fields;
    private final MessageType schema;

    ParquetRows(FieldIndexes fields) throws UnloadFailure {
        this.fields = fields;
        Set<String> names = new HashSet<>();
        for (UnloadColumn column : fields.writtenColumns()) {
            if (!names.add(column.name())) {
                throw UnloadFailure.unsupported("UNLOAD to PARQUET needs unique column names, but \"" + column.name()
                        + "\" is there more than once");
            }
            if (column.type() == UnloadType.VARBYTE) {
                throw UnloadFailure.unsupported("UNLOAD of column \"" + column.name()
                        + "\" of type binary varying is only supported to text and CSV");
            }
        }
        List<Type> types =
                fields.writtenColumns().stream().map(ParquetRows::field).toList();
        this.schema = new MessageType("redshift", types);
    }

    MessageType schema() {
        return schema;
    }

    void write(UnloadRow row, RecordConsumer record) {
        record.startMessage();
        for (int i = 0; i < fields.written().size(); i++) {
            int index = fields.written().get(i);
            if (!row.isNull(index)) {
                UnloadColumn column = fields.all().get(index);
                record.startField(column.name(), i);
                value(column, row, index, record);
                record.endField(column.name(), i);
            }
        }
        record.endMessage();
    }

    private static Type field(UnloadColumn column) {
        Types.PrimitiveBuilder<PrimitiveType> builder = switch (column.type()) {
            case SMALLINT -> optional(PrimitiveTypeName.INT32).as(intType(SMALLINT_BITS, true));
            case INTEGER -> optional(PrimitiveTypeName.INT32);
            case BIGINT -> optional(PrimitiveTypeName.INT64);
            case DECIMAL -> decimal(column).as(decimalType(column.scale(), column.precision()));
            case REAL -> optional(PrimitiveTypeName.FLOAT);
            case DOUBLE -> optional(PrimitiveTypeName.DOUBLE);
            case BOOLEAN -> optional(PrimitiveTypeName.BOOLEAN);
            case DATE -> optional(PrimitiveTypeName.INT32).as(dateType());
            case TIME -> optional(PrimitiveTypeName.INT64).as(timeType(false, TimeUnit.MICROS));
            case TIMESTAMP -> optional(PrimitiveTypeName.INT64).as(timestampType(false, TimeUnit.MICROS));
            case TIMESTAMPTZ -> optional(PrimitiveTypeName.INT64).as(timestampType(true, TimeUnit.MICROS));
            case CHAR, VARCHAR, TIMETZ, SUPER, VARBYTE ->
                optional(PrimitiveTypeName.BINARY).as(stringType());
        };
        return builder.named(column.name());
    }

    private static Types.PrimitiveBuilder<PrimitiveType> optional(PrimitiveTypeName type) {
        return Types.optional(type);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> decimal(UnloadColumn column) {
        if (column.precision() <= INT32_DIGITS) {
            return optional(PrimitiveTypeName.INT32);
        }
        return column.precision() <= INT64_DIGITS
                ? optional(PrimitiveTypeName.INT64)
                : optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY).length(DECIMAL_BYTES);
    }

    private static void value(UnloadColumn column, UnloadRow row, int index, RecordConsumer record) {
        switch (column.type()) {
            case SMALLINT, INTEGER -> record.addInteger(Integer.parseInt(row.text(index)));
            case BIGINT -> record.addLong(Long.parseLong(row.text(index)));
            case DECIMAL -> decimal(column, new BigDecimal(row.text(index)), record);
            case REAL -> record.addFloat(Float.intBitsToFloat(row.int32(index)));
            case DOUBLE -> record.addDouble(Double.longBitsToDouble(row.int64(index)));
            case BOOLEAN -> record.addBoolean(row.text(index).equals("t"));
            case DATE -> record.addInteger(row.int32(index) + DAYS_TO_2000);
            case TIME -> record.addLong(row.int64(index));
            case TIMESTAMP, TIMESTAMPTZ -> record.addLong(row.int64(index) + MICROS_TO_2000);
            case CHAR, VARCHAR, TIMETZ, SUPER, VARBYTE ->
                record.addBinary(Binary.fromString(ValueText.of(column.type(), row, index)));
        }
    }

    private static void decimal(UnloadColumn column, BigDecimal number, RecordConsumer record) {
        BigDecimal scaled = number.setScale(column.scale(), RoundingMode.HALF_UP);
        if (column.precision() <= INT32_DIGITS) {
            record.addInteger(scaled.unscaledValue().intValueExact());
        } else if (column.precision() <= INT64_DIGITS) {
            record.addLong(scaled.unscaledValue().longValueExact());
        } else {
            byte[] digits = scaled.unscaledValue().toByteArray();
            if (digits.length > DECIMAL_BYTES) {
                throw new ArithmeticException("it has more than " + column.precision() + " digits");
            }
            byte[] fixed = new byte[DECIMAL_BYTES];
            Arrays.fill(fixed, (byte) (scaled.signum() < 0 ? -1 : 0));
            System.arraycopy(digits, 0, fixed, DECIMAL_BYTES - digits.length, digits.length);
            record.addBinary(Binary.fromConstantByteArray(fixed));
        }
    }
}
