import type { NewId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import { type Change, changeRows } from './transact.ts';
import { readRowsByKey } from './write-rows.ts';

interface Row {
  readonly id: UserId;
  readonly settings: string;
}

const SELECT = `SELECT "id", "settings" FROM "User"`;

/** A person, with what they chose as it is stored: the reader checks it. */
export interface User {
  readonly id: UserId;
  readonly settings: unknown;
}

/** Letters in the id of a person: chance enough for one place, and few, for it stands in every row of a history and in three of its indices. */
const LETTERS = 6;

/** The first person of this place: the one whom local mode signs in. Made where there is none. */
export async function firstUser(db: Db, newId: NewId, now: Instant): Promise<User> {
  const found = await findFirstUser(db);
  if (found) return found;
  const id = newId<'user'>().slice(-LETTERS) as UserId;
  await db.prisma.user.create({ data: { id, createdAt: BigInt(now) } });
  return { id, settings: {} };
}

/** The first person of this place; null where nobody was here yet. */
export async function findFirstUser(db: Db): Promise<User | null> {
  return userOf(await queryOne<Row>(db, `${SELECT} ORDER BY "createdAt", "id" LIMIT 1`));
}

/** The person of this id; null where there is none. */
export async function findUser(db: Db, id: UserId): Promise<User | null> {
  return userOf(await queryOne<Row>(db, `${SELECT} WHERE "id" = ?`, id));
}

/** All people of this place. */
export async function readUserIds(db: Db): Promise<UserId[]> {
  const rows = await query<{ id: UserId }>(db, `SELECT "id" FROM "User"`);
  return rows.map(({ id }) => id);
}

/** What a person chose, as it is stored: the reader checks it. */
export async function readSettingsOf(db: Db, user: UserId): Promise<unknown> {
  return (await findUser(db, user))?.settings ?? {};
}

/** Writes what a person chose. */
export async function writeSettingsOf(
  change: Change,
  user: UserId,
  settings: object,
): Promise<void> {
  const [row] = await readRowsByKey(change.db, 'User', [{ id: user }]);
  await changeRows(change, 'User', [{ ...row, settings: JSON.stringify(settings) }]);
}

function userOf(row: Row | null): User | null {
  return row && { id: row.id, settings: JSON.parse(row.settings) };
}
