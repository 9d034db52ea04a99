// Prisma's schema engine as WebAssembly: what `prisma migrate` would do, without downloading its binary.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const folder = path.dirname(fileURLToPath(import.meta.url));
// The search keeps tables that only the database knows: written by hand in the migration that brought them.
const external = ['CardText', 'CardTextFill', 'CardTrigrams'];
const shadows = ['data', 'idx', 'content', 'docsize', 'config'].map((end) => `CardTrigrams_${end}`);
const filters = { externalTables: [...external, ...shadows], externalEnums: [] };

/** Reads the migrations in the form that the engine wants. */
export function readMigrations() {
  const baseDir = path.join(folder, 'migrations');
  const names = readdirSync(baseDir).filter((name) => /^\d/.test(name));
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(path.join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: known(readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8')),
        },
      },
    })),
  };
}

/** What the engine can read: it stumbles over an index of some rows, which the schema has no word for. */
function known(sql) {
  return sql.replace(/CREATE INDEX [^;]* WHERE [^;]*;/g, '');
}

/** The SQL that leads from the migrations to the schema; empty when they agree. */
export async function pendingSql() {
  const engine = await openEngine();
  const schema = path.join(folder, 'schema.prisma');
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...readMigrations() },
    to: {
      tag: 'schemaDatamodel',
      files: [{ path: schema, content: readFileSync(schema, 'utf8') }],
    },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters,
  });
  const sql = (stdout ?? '').trim();
  return sql === '-- This is an empty migration.' ? '' : sql;
}

/** The engine hands whole scripts to `executeRaw`, which the SQLite adapter takes for one statement. */
class ScriptedSqlite extends PrismaBetterSqlite3 {
  async connectToShadowDb() {
    const adapter = await super.connectToShadowDb();
    adapter.executeRaw = async ({ sql }) => {
      await adapter.executeScript(sql);
      return 0;
    };
    return adapter;
  }
}

async function openEngine() {
  const require = createRequire(import.meta.url);
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(
    require
      .resolve('@prisma/schema-engine-wasm')
      .replace('schema_engine.js', 'schema_engine_bg.wasm'),
  );
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new ScriptedSqlite({ url: ':memory:' }));
  const schema = path.join(folder, 'schema.prisma');
  const options = { datamodels: [[schema, readFileSync(schema, 'utf8')]] };
  return glue.SchemaEngine.new(options, () => {}, adapter);
}
