package io.bulkdata.redshift.sql;

import java.time.Instant;
import java.util.List;

/** A statement that reads. Its Javadoc tells the columns of the answer. */
public sealed interface Query extends Statement {

    /** The answer to everything: shows that a connection is alive. */
    record Ping() implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT 1");
        }
    }

    /** One row: who is logged in. */
    record CurrentUser() implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT current_user");
        }
    }

    /** A row when there is such a schema: whether its tables may be used, and whether tables may be made in it, as yes or no. */
    record SchemaRights(Identifier schema) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT CASE WHEN has_schema_privilege(n.nspname, 'USAGE') THEN 'yes' ELSE 'no' END,"
                            + " CASE WHEN has_schema_privilege(n.nspname, 'CREATE') THEN 'yes' ELSE 'no' END"
                            + " FROM pg_catalog.pg_namespace AS n WHERE n.nspname =")
                    .literal(schema.value());
        }
    }

    /** A row when there is such a table or view, none otherwise. */
    record TableExists(QualifiedTable table) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words(
                            "SELECT 1 FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace"
                                    + " WHERE n.nspname =")
                    .literal(table.schema().value())
                    .words("AND c.relname =")
                    .literal(table.name().value());
        }
    }

    /** A row for each column of a table, in order: name, type as the warehouse writes it. None when there is no such table. */
    record ColumnsOf(QualifiedTable table) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)"
                            + " FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid"
                            + " JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname =")
                    .literal(table.schema().value())
                    .words("AND c.relname =")
                    .literal(table.name().value())
                    .words("AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum");
        }
    }

    /** One row: how many rows of a table have no key, or not all of it. */
    record CountNullKeys(TableReference table, List<Identifier> key) implements Query {
        public CountNullKeys {
            key = List.copyOf(key);
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT COUNT(*) FROM").table(table).words("WHERE");
            for (int i = 0; i < key.size(); i++) {
                (i > 0 ? sql.words("OR") : sql).name(key.get(i)).words("IS NULL");
            }
        }
    }

    /** One row: how many rows of a table are not of a partition. */
    record CountOtherPartitions(TableReference table, Identifier column, Literal value) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT COUNT(*) FROM")
                    .table(table)
                    .words("WHERE")
                    .name(column)
                    .words("<>")
                    .literal(value);
        }
    }

    /** One row: how many rows the last COPY of this session brought. */
    record LastCopyCount() implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT pg_last_copy_count()");
        }
    }

    /**
     * The rows that the last failing COPY of this session refused: query, file, line, column, reason. Never their content.
     *
     * @param afterQuery only COPYs with a higher query id: the ids of a session only grow
     */
    record LoadErrors(long afterQuery) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT query_id, TRIM(file_name), line_number, TRIM(column_name), TRIM(error_message)"
                            + " FROM sys_load_error_detail WHERE query_id = (SELECT MAX(query_id) FROM sys_load_error_detail"
                            + " WHERE session_id = pg_backend_pid() AND query_id >")
                    .number(afterQuery)
                    .words(") ORDER BY file_name, line_number");
        }
    }

    /** A row for each of the loads that is in the ledger: load id, rows, bytes. */
    record FindLoads(QualifiedTable ledger, List<String> loadIds) implements Query {
        public FindLoads {
            loadIds = List.copyOf(loadIds);
            if (loadIds.isEmpty()) {
                throw new IllegalArgumentException("No loads are looked for in " + ledger);
            }
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT \"load_id\", \"rows\", \"bytes\" FROM")
                    .table(ledger)
                    .words("WHERE \"load_id\" IN (");
            for (int i = 0; i < loadIds.size(); i++) {
                if (i > 0) {
                    sql.words(",");
                }
                sql.literal(loadIds.get(i));
            }
            sql.words(")");
        }
    }

    /** One row: the export time of the newest full of a table in the ledger, NULL when there is none. */
    record LastFull(QualifiedTable ledger, QualifiedTable table) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT TO_CHAR(MAX(\"export_time\"), 'YYYY-MM-DD HH24:MI:SS.US') FROM")
                    .table(ledger)
                    .words("WHERE \"table_name\" =")
                    .literal(table.toString())
                    .words("AND \"mode\" = 'replace'");
        }
    }

    /** A row for each load of a mode that brought files newer than a time, oldest first: load id, export time, manifest. */
    record LoadsAfter(QualifiedTable ledger, QualifiedTable table, String mode, Instant time) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT \"load_id\", TO_CHAR(\"export_time\", 'YYYY-MM-DD HH24:MI:SS.US'), \"manifest\" FROM")
                    .table(ledger)
                    .words("WHERE \"table_name\" =")
                    .literal(table.toString())
                    .words("AND \"mode\" =")
                    .literal(mode)
                    .words("AND \"export_time\" >")
                    .literal(Literal.of(time))
                    .words("ORDER BY \"export_time\", \"load_id\"");
        }
    }

    /**
     * A row when a load is in the ledger: load id, table, mode, export time, manifest, files, bytes, rows, fingerprint, loader
     * version, started, committed.
     */
    record ShowLoad(QualifiedTable ledger, String loadId) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words(
                            "SELECT \"load_id\", \"table_name\", \"mode\", TO_CHAR(\"export_time\", 'YYYY-MM-DD HH24:MI:SS.US'),"
                                    + " \"manifest\", \"files\", \"bytes\", \"rows\", \"schema_fingerprint\", \"loader_version\","
                                    + " TO_CHAR(\"started\", 'YYYY-MM-DD HH24:MI:SS.US'),"
                                    + " TO_CHAR(\"committed\", 'YYYY-MM-DD HH24:MI:SS.US') FROM")
                    .table(ledger)
                    .words("WHERE \"load_id\" =")
                    .literal(loadId);
        }
    }

    /** A row for each table that was loaded, by name: table, last full or NULL, last load, rows, lag in seconds. */
    record TableStates(QualifiedTable view) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT \"table_name\", TO_CHAR(\"last_full\", 'YYYY-MM-DD HH24:MI:SS.US'),"
                            + " TO_CHAR(\"last_load\", 'YYYY-MM-DD HH24:MI:SS.US'), \"rows\", \"lag_seconds\" FROM")
                    .table(view)
                    .words("ORDER BY \"table_name\"");
        }
    }

    /** A row for each table with loads that were committed then or later: table, how many, when the newest was. */
    record LoadCounts(QualifiedTable ledger, Instant since) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words("SELECT \"table_name\", COUNT(*), TO_CHAR(MAX(\"committed\"), 'YYYY-MM-DD HH24:MI:SS.US') FROM")
                    .table(ledger)
                    .words("WHERE \"committed\" >=")
                    .literal(Literal.of(since))
                    .words("GROUP BY \"table_name\"");
        }
    }

    /** A row for each load that was committed then or later: load id, table, export time, files, bytes, rows. */
    record LoadSums(QualifiedTable ledger, Instant since) implements Query {
        @Override
        public void writeTo(SqlText sql) {
            sql.words(
                            "SELECT \"load_id\", \"table_name\", TO_CHAR(\"export_time\", 'YYYY-MM-DD HH24:MI:SS.US'), \"files\","
                                    + " \"bytes\", \"rows\" FROM")
                    .table(ledger)
                    .words("WHERE \"committed\" >=")
                    .literal(Literal.of(since));
        }
    }
}
