package io.bulkdata.redshift.sql;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A statement that changes something. */
public sealed interface Command extends Statement permits Copy, Command.Plain {

    /** Everything but COPY, which has a file of its own. */
    sealed interface Plain extends Command {}

    /** Makes times mean UTC, whatever the client's own zone. */
    record UseUtc() implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SET timezone TO 'UTC'");
        }
    }

    /** Has the warehouse break off what takes longer, until the transaction ends; a part of a millisecond is none. */
    record LimitTime(Duration most) implements Plain {
        public LimitTime {
            if (most.toMillis() < 1) {
                throw new IllegalArgumentException("A statement cannot be limited to " + most);
            }
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("SET LOCAL statement_timeout TO").number(most.toMillis());
        }
    }

    /** Creates a schema unless it is there. */
    record CreateSchema(Identifier schema) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("CREATE SCHEMA IF NOT EXISTS").name(schema);
        }
    }

    /** Creates a table unless it is there. */
    record CreateTable(QualifiedTable table, List<Column> columns) implements Plain {
        public CreateTable {
            Objects.requireNonNull(table, "table");
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("Table " + table + " needs columns");
            }
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("CREATE TABLE IF NOT EXISTS").table(table).list(columns, column -> {
                sql.name(column.name()).words(column.type().sql());
                if (!column.nullable()) {
                    sql.words("NOT NULL");
                }
            });
        }
    }

    /** Creates the view that tells, for each table of the ledger, its last full, its last load, its rows and its lag. */
    record CreateTableState(QualifiedTable view, QualifiedTable ledger) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("CREATE VIEW")
                    .table(view)
                    .words("AS SELECT l.\"table_name\", f.\"last_full\", MAX(l.\"export_time\") AS \"last_load\","
                            + " SUM(CASE WHEN l.\"export_time\" < f.\"last_full\" THEN 0 ELSE l.\"rows\" END) AS \"rows\","
                            + " CAST(EXTRACT(EPOCH FROM GETDATE()) - EXTRACT(EPOCH FROM MAX(l.\"export_time\")) AS BIGINT)"
                            + " AS \"lag_seconds\" FROM")
                    .table(ledger)
                    .words("AS l LEFT JOIN (SELECT \"table_name\", MAX(\"export_time\") AS \"last_full\" FROM")
                    .table(ledger)
                    .words("WHERE \"mode\" = 'replace' GROUP BY \"table_name\") AS f"
                            + " ON f.\"table_name\" = l.\"table_name\" GROUP BY l.\"table_name\", f.\"last_full\"");
        }
    }

    /** Waits for the table to be free and keeps it until the transaction ends. It keeps readers out too: never for a table of data. */
    record Lock(QualifiedTable table) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("LOCK TABLE").table(table);
        }
    }

    /** Deletes all rows. Not TRUNCATE, which would commit. */
    record DeleteAll(QualifiedTable table) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("DELETE FROM").table(table);
        }
    }

    /** Deletes the rows of one partition. */
    record DeletePartition(QualifiedTable table, Identifier column, Literal value) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("DELETE FROM")
                    .table(table)
                    .words("WHERE")
                    .name(column)
                    .words("=")
                    .literal(value);
        }
    }

    /** Names the partition of rows whose files do not. */
    record NamePartition(TemporaryTable stage, Identifier column, Literal value) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("UPDATE")
                    .table(stage)
                    .words("SET")
                    .name(column)
                    .words("=")
                    .literal(value)
                    .words("WHERE")
                    .name(column)
                    .words("IS NULL");
        }
    }

    /** Inserts all of the stage's rows. */
    record InsertAll(QualifiedTable table, TemporaryTable stage) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("INSERT INTO").table(table).words("SELECT * FROM").table(stage);
        }
    }

    /** A statement of the operator's own. */
    record RuleStatement(GivenSql statement) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words(statement.text().strip());
        }
    }

    /** Creates an empty temporary table with the columns of another. */
    record CreateStageLike(TemporaryTable stage, QualifiedTable model) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("CREATE TEMPORARY TABLE")
                    .table(stage)
                    .words("(LIKE")
                    .table(model)
                    .words(")");
        }
    }

    /** Creates a temporary table for one text. */
    record CreateProbe(TemporaryTable probe) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("CREATE TEMPORARY TABLE").table(probe).words("(probe VARCHAR(100))");
        }
    }

    /**
     * Has the warehouse read the files of a manifest with its role and load nothing.
     *
     * @param region of the buckets; null when it is the cluster's own
     */
    record ProbeCopy(TemporaryTable probe, S3Uri manifest, CopyRole role, String region) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("COPY").table(probe).words("FROM").literal(manifest.toString());
            role.writeTo(sql);
            sql.words("MANIFEST CSV NOLOAD");
            if (region != null) {
                sql.words("REGION").literal(region);
            }
        }
    }

    /** Drops a temporary table. */
    record DropStage(TemporaryTable stage) implements Plain {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("DROP TABLE").table(stage);
        }
    }

    /** Inserts the stage's rows whose key is not in the table yet, one for each key. */
    record InsertAbsent(QualifiedTable table, TemporaryTable stage, List<Identifier> columns, List<Identifier> key)
            implements Plain {
        public InsertAbsent {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
            if (key.isEmpty() || !columns.containsAll(key)) {
                throw new IllegalArgumentException("The key " + key + " is not among the columns for " + table);
            }
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("INSERT INTO").table(table).names(columns).words("SELECT");
            names(sql, "s", columns);
            sql.words("FROM (SELECT");
            names(sql, "r", columns);
            sql.words(", ROW_NUMBER() OVER (PARTITION BY");
            names(sql, "r", key);
            sql.words("ORDER BY");
            names(sql, "r", key);
            // Numbered are only the rows that are absent: whoever plans this knows how many rows the stage has, and not
            // how many
            // have the number 1.
            sql.words(") AS \"bulkdata_number\" FROM")
                    .table(stage)
                    .words("AS r WHERE NOT EXISTS (SELECT 1 FROM")
                    .table(table)
                    .words("AS t WHERE");
            for (int i = 0; i < key.size(); i++) {
                sql.words(i > 0 ? "AND t." : "t.")
                        .name(key.get(i))
                        .words("= r.")
                        .name(key.get(i));
            }
            sql.words(")) AS s WHERE s.\"bulkdata_number\" = 1");
        }

        private static void names(SqlText sql, String alias, List<Identifier> names) {
            for (int i = 0; i < names.size(); i++) {
                sql.words((i > 0 ? ", " : "") + alias + ".").name(names.get(i));
            }
        }
    }

    /** Writes down that loads are done, to be committed with their rows. */
    record RecordLoads(QualifiedTable ledger, List<LedgerEntry> loads) implements Plain {
        public RecordLoads {
            loads = List.copyOf(loads);
            if (loads.isEmpty()) {
                throw new IllegalArgumentException("No loads are to be written to " + ledger);
            }
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("INSERT INTO")
                    .table(ledger)
                    .words(
                            "(\"load_id\", \"table_name\", \"mode\", \"export_time\", \"manifest\", \"files\", \"bytes\", \"rows\","
                                    + " \"schema_fingerprint\", \"loader_version\", \"started\", \"committed\") VALUES");
            for (int i = 0; i < loads.size(); i++) {
                if (i > 0) {
                    sql.words(",");
                }
                loads.get(i).writeTo(sql);
            }
        }
    }
}
