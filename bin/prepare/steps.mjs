import { client } from './client.mjs';
import { packages } from './packages.mjs';
import { pages } from './pages.mjs';
import { programs } from './programs.mjs';
import { sqliteModule } from './sqlite-module.mjs';

/** What the command line needs, in the order in which it is made. */
export const FOR_COMMANDS = [packages, sqliteModule, client, programs];

/** What the server needs. */
export const FOR_SERVER = [...FOR_COMMANDS, pages];
