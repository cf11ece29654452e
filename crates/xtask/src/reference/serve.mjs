// Answers questions about schema texts with the reference implementation: one JSON object a line in, one a line out.
// In:  { id, files, provider, previous? }    `files` are the texts of one schema, `previous` is an older text of it: the answer
//      has the script from that to the text. Without `provider`, and of several files, there are no scripts.
// Out: { id, diagnostics: [{ warning, line, start, end, excerpt, message }], formatted: [text], ddl, diff, failed: { step: message } }
//      `line` counts from 1 through all files, `start` and `end` are UTF-16 offsets; `ddl` and `diff` are null where they do not apply.
// In:  { id, text, provider, drift: [[script]] }     each list of scripts is run on an empty live database.
// Out: { id, left: [number | message] }     how many steps the reference would then still take to reach `text`.
// In:  { id, clean: true }     removes the live databases.
// Environment: REFERENCE_DIR, the folder that holds reference.mjs with its packages installed.
import fs from 'node:fs';
import os from 'node:os';
import readline from 'node:readline';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const entry = path.join(path.resolve(process.env.REFERENCE_DIR ?? '.'), 'reference.mjs');
const reference = await import(pathToFileURL(entry));
const require = createRequire(entry);
const psl = require('@prisma/prisma-schema-wasm');
const SCRIPTED = new Set(['postgresql', 'postgres', 'sqlite', 'cockroachdb']);

// An engine opens a connection pool and nobody ends it: without this a server runs out of connections.
const { Pool } = require('pg');
const pools = new Set();
const { connect } = Pool.prototype;
Pool.prototype.connect = function (...args) {
  pools.add(this);
  return connect.apply(this, args);
};
async function endPools() {
  const open = [...pools];
  pools.clear();
  await Promise.all(open.map((pool) => pool.end().catch(() => {})));
}

// Where the WASM code leaves its last words before it traps.
let panic = '';
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => { panic = message; } };

/** Runs one step; a thrown error is noted under the step's name. A trap of the WASM code ends the process after the answer. */
async function attempt(answer, step, work) {
  try {
    return await work();
  } catch (error) {
    answer.failed[step] = (panic || String(error?.message ?? error)).slice(0, 500);
    if (error instanceof WebAssembly.RuntimeError || /unreachable|panic/i.test(answer.failed[step])) answer.poisoned = true;
    return null;
  }
}

const nameOf = (number) => `${number}.prisma`;
const options = JSON.stringify({ textDocument: { uri: 'file:/0.prisma' }, options: { tabSize: 2, insertSpaces: true } });

/** Lines count through all files, as if each began on a new line. */
function diagnosticsOf(files) {
  const named = files.map((text, number) => [nameOf(number), text]);
  const starts = new Map();
  let before = 0;
  for (const [name, text] of named) {
    const at = [0];
    for (let i = 0; i < text.length; i++) if (text[i] === '\n') at.push(i + 1);
    starts.set(name, { text, at, before });
    before += at.length;
  }
  const lineOf = ({ at, before }, offset) => {
    let low = 0;
    let high = at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return before + low + 1;
  };
  return JSON.parse(psl.lint(JSON.stringify(named))).map((d) => {
    const file = starts.get(d.file_name) ?? starts.get(nameOf(0));
    return {
      warning: d.is_warning,
      line: lineOf(file, d.start),
      start: d.start,
      end: d.end,
      excerpt: file.text.slice(d.start, Math.min(d.end, d.start + 120)),
      message: d.text,
    };
  });
}

function formattedOf(files) {
  const formatted = new Map(JSON.parse(psl.format(JSON.stringify(files.map((text, i) => [nameOf(i), text])), options)));
  return files.map((_, number) => formatted.get(nameOf(number)));
}

let current = null;
// A trap inside an asynchronous call leaves its promise open and surfaces here: answer with what is known, and end.
process.on('uncaughtException', (error) => {
  const answer = current ?? { id: null, failed: {} };
  answer.failed.trap = (panic || String(error?.message ?? error)).slice(0, 500);
  answer.poisoned = true;
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(3));
});

async function answerTo(question) {
  const { id, files, provider, previous } = question;
  const [text] = files;
  const answer = { id, diagnostics: null, formatted: null, ddl: null, diff: null, failed: {} };
  current = answer;
  answer.diagnostics = await attempt(answer, 'lint', () => diagnosticsOf(files));
  answer.formatted = await attempt(answer, 'format', () => formattedOf(files));
  const valid = answer.diagnostics?.every((d) => d.warning) ?? false;
  if (valid && files.length === 1 && SCRIPTED.has(provider)) {
    const name = provider === 'postgres' ? 'postgresql' : provider;
    answer.ddl = await attempt(answer, 'ddl', () => reference.diff(name, text));
    if (previous != null) answer.diff = await attempt(answer, 'diff', () => reference.diff(name, text, previous));
    await endPools();
  }
  return answer;
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
// Of the program that asks, whose questions may come to several processes like this one.
const LIVE = `pumpflix_drift_${process.ppid}`;
const FILE = path.join(os.tmpdir(), `${LIVE}.db`);
let live = null;

/** Removes the live databases and returns a connection to the server's own, to be ended. */
async function withoutLive() {
  fs.rmSync(FILE, { force: true });
  await live?.end();
  live = null;
  const owner = new (createRequire(entry)('pg').Client)({ connectionString: reference.PG_URL });
  await owner.connect();
  await owner.query(`DROP DATABASE IF EXISTS ${LIVE} WITH (FORCE)`);
  return owner;
}

/** The URL of an empty database that is ours alone, after some scripts have run there. */
async function prepared(provider, scripts) {
  if (provider === 'sqlite') {
    fs.rmSync(FILE, { force: true });
    const database = new (createRequire(entry)('better-sqlite3'))(FILE);
    try {
      for (const script of scripts) database.exec(script);
    } finally {
      database.close();
    }
    return `file:${FILE}`;
  }
  const { Client } = createRequire(entry)('pg');
  const url = new URL(reference.PG_URL);
  if (live === null) {
    const owner = await withoutLive();
    await owner.query(`CREATE DATABASE ${LIVE}`);
    await owner.end();
    url.pathname = `/${LIVE}`;
    live = new Client({ connectionString: url.href });
    await live.connect();
  }
  url.pathname = `/${LIVE}`;
  const { rows } = await live.query("SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'");
  for (const { nspname } of rows) await live.query(`DROP SCHEMA ${quoted(nspname)} CASCADE`);
  await live.query('CREATE SCHEMA public');
  for (const script of scripts) await live.query(script);
  return url.href;
}

async function leftToDo({ id, text, provider, drift }) {
  const answer = { id, left: [], failed: {} };
  current = answer;
  for (const [place, scripts] of drift.entries()) {
    const steps = await attempt(answer, String(place), async () => (await reference.push(provider, text, await prepared(provider, scripts))).executedSteps);
    answer.left.push(steps ?? answer.failed[place]);
  }
  await endPools();
  return answer;
}

async function clean({ id }) {
  const answer = { id, failed: {} };
  await attempt(answer, 'clean', async () => (await withoutLive()).end());
  return answer;
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const question = JSON.parse(line);
  const answer = await (question.clean ? clean(question) : question.drift ? leftToDo(question) : answerTo(question));
  const written = `${JSON.stringify(answer)}\n`;
  if (answer.poisoned) {
    await new Promise((done) => process.stdout.write(written, done));
    process.exit(3);
  }
  process.stdout.write(written);
}
process.exit(0);
