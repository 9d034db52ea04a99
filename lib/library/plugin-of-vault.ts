import { isOfPlugin } from '#lib/formats/markdown/said-forms.ts';
import { hasTag, inUsualForm } from '#lib/formats/obsidian/in-usual-form.ts';
import {
  PLUGIN_DATA,
  type PluginSettings,
  readPluginSettings,
} from '#lib/formats/obsidian/plugin-settings.ts';
import { isForObsidian } from '#lib/formats/obsidian/read-schedules.ts';
import { decodeText } from '#lib/platform/deck-files.ts';
import type { Archive } from '#lib/platform/zip.ts';
import { readUpTo } from './read-up-to.ts';
import type { UploadedText } from './read-upload.ts';

/** What Obsidian's plugin for cards is set to, in the vault that begins at `root`. */
export interface PluginOfVault {
  readonly root: string;
  readonly settings: PluginSettings;
}

/** Its settings change with every day: the cards that it hid today lie there, too. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The settings of the outermost vault in an archive; null where it brings none. */
export async function readPluginOf(archive: Archive): Promise<PluginOfVault | null> {
  const depth = (name: string) => name.split('/').length;
  const [entry] = archive.names
    .filter((name) => name === PLUGIN_DATA || name.endsWith(`/${PLUGIN_DATA}`))
    .sort((one, other) => depth(one) - depth(other));
  if (entry === undefined) return null;
  const bytes = await readUpTo(archive.stream(entry), MOST_BYTES);
  const settings = bytes && readPluginSettings(decodeText(bytes).text);
  return settings && { root: entry.slice(0, -PLUGIN_DATA.length), settings };
}

/** A document of the plugin as it would be with its usual settings; any other as it is. */
export function asWritten(read: UploadedText, plugin: PluginOfVault | null): UploadedText {
  if (plugin === null || !read.path.startsWith(plugin.root)) return read;
  const { settings } = plugin;
  const { text } = read;
  const isTheirs = hasTag(text, settings) || isForObsidian(text) || isOfPlugin(text);
  return isTheirs ? { ...read, text: inUsualForm(text, settings), isOfPlugin: true } : read;
}
