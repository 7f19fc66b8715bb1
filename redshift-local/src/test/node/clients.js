// Tries redshift-local with the Node client "pg". Prints a line for each thing that works; the first that does not ends it.
// The address comes in PG* variables, the certificate to trust in REDSHIFT_CERTIFICATE.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { Client, Pool } = require('pg');

const BUCKET = 's3://clients';

async function connected(options, work) {
  const client = new Client(options);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const checks = {
  async 'connects without TLS'() {
    await connected({}, async (client) => {
      const { rows } = await client.query('SELECT 1 AS one, current_database() AS name');
      assert.deepEqual(rows, [{ one: 1, name: process.env.PGDATABASE }]);
    });
  },

  async 'connects with TLS and checks the certificate'() {
    const ca = fs.readFileSync(process.env.REDSHIFT_CERTIFICATE, 'utf8');
    await connected({ ssl: { ca } }, async (client) => {
      const { rows } = await client.query("SELECT 'secret' AS word");
      assert.equal(rows[0].word, 'secret');
    });
  },

  async 'refuses a wrong password'() {
    await assert.rejects(connected({ password: 'wrong' }, () => {}), { code: '28P01' });
  },

  async 'binds parameters of all sorts'() {
    await connected({}, async (client) => {
      await client.query('CREATE TABLE node_values (id bigint, name varchar(20), amount decimal(8, 2), at timestamp, ok boolean)');
      const at = new Date('2026-11-21T08:00:00Z');
      await client.query('INSERT INTO node_values VALUES ($1, $2, $3, $4, $5)', [7, "O'Neil ünïcode", '12.50', at, true]);
      await client.query('INSERT INTO node_values (id) VALUES ($1)', [null]);
      const named = { name: 'by-id', text: 'SELECT * FROM node_values WHERE id = $1', values: [7] };
      for (let i = 0; i < 3; i++) {
        const { rows } = await client.query(named);
        assert.equal(rows.length, 1);
        assert.equal(rows[0].id, '7');
        assert.equal(rows[0].name, "O'Neil ünïcode");
        assert.equal(rows[0].amount, '12.50');
        assert.equal(rows[0].ok, true);
      }
      const nulls = await client.query('SELECT count(*) AS rows FROM node_values WHERE id IS NULL');
      assert.equal(nulls.rows[0].rows, '1');
    });
  },

  async 'copies and tells the count as a notice'() {
    await connected({}, async (client) => {
      const notices = [];
      client.on('notice', (notice) => notices.push(notice.message));
      await client.query('CREATE TABLE node_copied (id integer, name varchar(20))');
      const result = await client.query(`COPY node_copied FROM '${BUCKET}/rows.csv' IAM_ROLE default CSV`);
      assert.equal(result.command, 'COPY');
      assert.deepEqual(notices, ["Load into table 'node_copied' completed, 3 record(s) loaded successfully."]);
      const { rows } = await client.query('SELECT pg_last_copy_count() AS loaded, count(*) AS rows FROM node_copied');
      assert.deepEqual(rows, [{ loaded: '3', rows: '3' }]);
      await assert.rejects(client.query(`COPY node_copied FROM '${BUCKET}/bad.csv' IAM_ROLE default CSV`), {
        code: 'XX000',
        message: /stl_load_errors/,
      });
      const errors = await client.query('SELECT trim(colname) AS name FROM stl_load_errors WHERE query = pg_last_copy_id()');
      assert.deepEqual(errors.rows, [{ name: 'id' }]);
    });
  },

  async 'rolls a transaction back'() {
    await connected({}, async (client) => {
      await client.query('CREATE TABLE node_transaction (id integer)');
      await client.query('BEGIN');
      await client.query('INSERT INTO node_transaction VALUES (1)');
      await client.query(`COPY node_transaction FROM '${BUCKET}/ids.csv' IAM_ROLE default CSV`);
      await client.query('ROLLBACK');
      const { rows } = await client.query('SELECT count(*) AS rows FROM node_transaction');
      assert.equal(rows[0].rows, '0');
    });
  },

  async 'tells the fields of errors'() {
    await connected({}, async (client) => {
      await assert.rejects(client.query('SELECT nvl(1, 2), wrong'), (error) => {
        assert.equal(error.severity, 'ERROR');
        assert.equal(error.code, '42703');
        assert.equal(error.position, '19');
        return true;
      });
      await assert.rejects(client.query('CREATE INDEX i ON node_values (id)'), { code: '0A000', position: '1' });
      const { rows } = await client.query('SELECT 1 AS still');
      assert.equal(rows[0].still, 1);
    });
  },

  async 'answers several statements at once'() {
    await connected({}, async (client) => {
      const results = await client.query('SELECT 1 AS a; SELECT 2 AS b; SELECT pg_last_copy_count() AS c');
      assert.deepEqual(results.map((result) => Object.values(result.rows[0]).join()), ['1', '2', '0']);
    });
  },

  async 'serves twenty connections of a pool in parallel'() {
    const pool = new Pool({ max: 20 });
    try {
      const clients = await Promise.all(Array.from({ length: 20 }, () => pool.connect()));
      const answers = await Promise.all(
        clients.map(async (client, i) => (await client.query('SELECT $1::integer * 2 AS twice', [i])).rows[0].twice));
      clients.forEach((client) => client.release());
      assert.deepEqual(answers, Array.from({ length: 20 }, (_, i) => i * 2));
      const sessions = await pool.query("SELECT count(*) AS here FROM stv_sessions WHERE db_name = current_database()");
      assert.ok(Number(sessions.rows[0].here) >= 20);
    } finally {
      await pool.end();
    }
  },

  async 'cancels what runs'() {
    await connected({}, async (client) => {
      const endless = client.query('SELECT count(*) FROM generate_series(1, 1000000000000)');
      const canceled = assert.rejects(endless, { code: '57014' });
      await connected({}, async (other) => {
        const running = "SELECT count(*) AS rows FROM stv_inflight WHERE text LIKE 'SELECT count(*) FROM generate_series%'";
        while ((await other.query(running)).rows[0].rows === '0');
        await other.query('SELECT pg_cancel_backend($1)', [client.processID]);
      });
      await canceled;
      const { rows } = await client.query('SELECT 1 AS still');
      assert.equal(rows[0].still, 1);
    });
  },

  async 'sees tables and columns'() {
    await connected({}, async (client) => {
      const { rows } = await client.query('SHOW COLUMNS FROM TABLE public.signatures LIKE $1', ['%_at']);
      assert.ok(rows.some((row) => row.column_name === 'created_at' && row.data_type === 'timestamp without time zone'));
    });
  },
};

(async () => {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
    } catch (error) {
      console.log(`not ok: ${name}`);
      throw error;
    }
    console.log(`ok: ${name}`);
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
