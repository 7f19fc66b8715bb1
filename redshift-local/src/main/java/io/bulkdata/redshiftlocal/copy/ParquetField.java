package io.bulkdata.redshiftlocal.copy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A field of Parquet's records as the text that COPY would find in a text file. */
final class ParquetField {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;

    private final int index;
    private final PrimitiveTypeName stored;
    private final LogicalTypeAnnotation meaning;
    private final TargetColumn.Type target;

    /** @param index in the record */
    ParquetField(int index, PrimitiveType type, TargetColumn.Type target) {
        this.index = index;
        this.stored = type.getPrimitiveTypeName();
        this.meaning = type.getLogicalTypeAnnotation();
        this.target = target;
    }

    /**
     * Whether COPY takes it for the column: it changes no type.
     *
     * <p>Users quote how a cluster refuses BIGINT from INT32, and the reverse. Not confirmed: the rest of the table.
     */
    boolean fits() {
        boolean decimal = meaning instanceof DecimalLogicalTypeAnnotation;
        return switch (target) {
            case SMALLINT, INTEGER -> stored == PrimitiveTypeName.INT32 && !decimal && !isMoment();
            case BIGINT -> stored == PrimitiveTypeName.INT64 && !decimal && !isMoment();
            case DECIMAL -> decimal;
            case REAL -> stored == PrimitiveTypeName.FLOAT;
            case DOUBLE -> stored == PrimitiveTypeName.DOUBLE;
            case BOOLEAN -> stored == PrimitiveTypeName.BOOLEAN;
            case DATE -> meaning instanceof DateLogicalTypeAnnotation;
            case TIME -> meaning instanceof TimeLogicalTypeAnnotation;
            case TIMESTAMP, TIMESTAMPTZ ->
                stored == PrimitiveTypeName.INT96 || meaning instanceof TimestampLogicalTypeAnnotation;
            case CHAR, VARCHAR, TIMETZ, SUPER, GEOMETRY, GEOGRAPHY -> stored == PrimitiveTypeName.BINARY && !decimal;
            case VARBYTE -> isBinary() && !decimal;
        };
    }

    private boolean isBinary() {
        return stored == PrimitiveTypeName.BINARY || stored == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    }

    private boolean isMoment() {
        return meaning instanceof DateLogicalTypeAnnotation
                || meaning instanceof TimeLogicalTypeAnnotation
                || meaning instanceof TimestampLogicalTypeAnnotation;
    }

    /** The value's text; null when it is NULL. */
    byte[] text(Group record) {
        if (record.getFieldRepetitionCount(index) == 0) {
            return null;
        }
        if (isBinary() && !(meaning instanceof DecimalLogicalTypeAnnotation)) {
            byte[] bytes = record.getBinary(index, 0).getBytes();
            return target == TargetColumn.Type.VARBYTE ? ascii(HexFormat.of().formatHex(bytes)) : bytes;
        }
        return ascii(plainText(record));
    }

    private String plainText(Group record) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(unscaled(record), decimal.getScale()).toPlainString();
        }
        return switch (stored) {
            case INT96 -> moment(record.getInt96(index, 0).getBytes());
            case INT32, INT64 ->
                whole(stored == PrimitiveTypeName.INT32 ? record.getInteger(index, 0) : record.getLong(index, 0));
            default -> record.getValueToString(index, 0);
        };
    }

    private String whole(long value) {
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation moment) {
            return moment(micros(value, moment.getUnit()));
        }
        if (meaning instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.ofNanoOfDay(1000 * micros(value, time.getUnit())).format(TIME);
        }
        return Long.toString(value);
    }

    private BigInteger unscaled(Group record) {
        return switch (stored) {
            case INT32 -> BigInteger.valueOf(record.getInteger(index, 0));
            case INT64 -> BigInteger.valueOf(record.getLong(index, 0));
            default -> new BigInteger(record.getBinary(index, 0).getBytes());
        };
    }

    private static long micros(long value, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Math.multiplyExact(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.floorDiv(value, 1000L);
        };
    }

    /** Nanoseconds of the day, then the Julian day, as older writers have them. */
    private String moment(byte[] int96) {
        ByteBuffer bytes = ByteBuffer.wrap(int96).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = bytes.getInt() - (long) JULIAN_DAY_OF_1970;
        return moment(day * 86_400_000_000L + Math.floorDiv(nanos, 1000L));
    }

    private String moment(long micros) {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
        return moment.format(MOMENT) + (target == TargetColumn.Type.TIMESTAMPTZ ? "+00" : "");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
