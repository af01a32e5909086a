import { trouble } from '../lab/trouble.svelte';
import { bringingDesk } from './bringing-desk.svelte';
import { isBackupFile } from './open-backup';

/**
 * Begins to look at a file of everything, where one is among some files; several are looked at one at a time.
 * @returns whether there is one, and the other files
 */
export async function takeBackups(files: readonly File[]): Promise<{ found: boolean; others: File[] }> {
  const backups: File[] = [];
  const others: File[] = [];
  for (const file of files) ((await isBackupFile(file)) ? backups : others).push(file);
  const [first, ...more] = backups;
  if (!first) return { found: false, others };
  if (more.length > 0)
    trouble.say(
      `Files of everything are brought back one at a time: ${more.map(({ name }) => name).join(', ')} ${more.length === 1 ? 'was' : 'were'} not opened.`
    );
  void bringingDesk.look(first);
  return { found: true, others };
}
