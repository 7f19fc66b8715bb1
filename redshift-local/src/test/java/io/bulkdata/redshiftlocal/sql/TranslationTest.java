package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "create table t (a int, primary key (a))~create table t (a integer, NOT NULL \"a\")",
                "create table t (a int unique, unique (a), b int)~create table t (a integer , b integer)",
                "create table t (unique (a), a int)~create table t ( a integer)",
                "create table t (constraint k unique (a), unique (b), a int, b int)"
                        + "~create table t (  a integer, b integer)",
                "create table t (a int references x (y) not null)~create table t (a integer  not null)",
                "create table t (a timestamp default sysdate encode az64)"
                        + "~create table t (a timestamp default sysdate() )",
                "create table #t (a int)~create TEMP table \"#t\" (a integer)",
                "create temp table s (like t including defaults) backup no~create temp table s (like t including defaults) ",
                "create table t (a bigint identity(5,-2))"
                        + "~create table t (a bigint GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT -2 MAXVALUE 5))",
                "create table t (a, b) diststyle all as select 1, 2~create table t (a, b)  as select 1, 2",
                "alter table t add column a varchar(max) encode zstd~alter table t add column a varchar(65535) ",
                "alter table t alter diststyle key distkey a~alter table t RESET (fillfactor)",
                "alter table t add constraint k primary key (a)~alter table t RESET (fillfactor)",
                "delete t where a = 1~delete FROM t where a = 1",
                "with x as (select 1) delete t using x~with x as (select 1) delete FROM t using x",
                "select a # b, c.sysdate from #t~select a # b, c.sysdate from \"#t\"",
                "select cast(a as varchar(max))~select cast(a as varchar(65535))",
                "select max(a), nvl(b, sysdate)~select max(a), COALESCE(b, sysdate())",
                "vacuum reindex a.b boost~vacuum a.b",
                "vacuum a to 75 percent~vacuum a",
                "set transaction isolation level serializable"
                        + "~set redshift.isolation_level TO 'as the database has it'",
                "set query_group to 'x'~set redshift.query_group to 'x'",
                "begin isolation level serializable~begin",
                "start transaction isolation level read committed, read only~start transaction read only",
                "select 'varchar(max) sysdate #t'~select 'varchar(max) sysdate #t'"
            })
    void becomes(String redshift, String postgres) {
        assertThat(translate(redshift).rewritten().text().strip()).isEqualTo(postgres);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "insert into a.b values (1)~a.b",
                "update #t set a = 1~\"#t\"",
                "delete from \"T\"~\"T\"",
                "merge into t using s on true when matched then delete when not matched then insert values (1)~t",
                "with x as (select 1) insert into t select * from x~t"
            })
    void writesTo(String sql, String table) {
        assertThat(translate(sql).action())
                .isInstanceOfSatisfying(
                        Action.Write.class, write -> assertThat(write.table()).isEqualTo(table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (a int) distkey(b)",
                "create table t (a int) wrong",
                "create table t (a int encode wrong)",
                "create table t (a int wrong)",
                "create table t (a decimal(39, 2))",
                "create table t (a int collate ci)",
                "alter table t add column a int not null",
                "vacuum to 75 percent",
                "alter table t wrong",
                "vacuum t wrong",
                "unload ('x') to 'y'"
            })
    void refuses(String sql) {
        assertThat(translate(sql).action()).isInstanceOf(Action.Refuse.class);
    }

    @Test
    void placesAreThoseOfTheSource() {
        Statement statement = translate("select nvl(1, sysdate), 'ä😀', wrong");
        String text = statement.rewritten().text();
        int position = text.codePointCount(0, text.indexOf("wrong")) + 1;

        assertThat(statement.rewritten().originalPosition(position)).isEqualTo(31);
    }

    @Test
    void scriptsKeepTheirStatementsApart() {
        Script script = Script.parse("select ';'; ; delete t; /* ; */ select $$;$$");
        assertThat(script.statements()).hasSize(3);
        assertThat(script.rewritten().text()).isEqualTo("select ';'; ; delete FROM t; /* ; */ select $$;$$");
    }

    private static Statement translate(String sql) {
        return Script.parse(sql).statements().get(0);
    }
}
