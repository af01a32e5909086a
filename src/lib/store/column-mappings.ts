import type { Mappings } from '../questions/import/import-result';
import type { LabDatabase } from './database';

/** All mappings that are remembered. */
export async function loadMappings(db: LabDatabase): Promise<Mappings> {
  const stored = await db.getAll('columnMappings');
  return Object.fromEntries(stored.map(({ signature, mapping }) => [signature, mapping]));
}

/** Remembers mappings, each in place of an earlier one of its signature. */
export async function storeMappings(db: LabDatabase, mappings: Mappings): Promise<void> {
  const tx = db.transaction('columnMappings', 'readwrite');
  await Promise.all([
    ...Object.entries(mappings).map(([signature, mapping]) => tx.store.put({ signature, mapping })),
    tx.done
  ]);
}

/** Forgets how tables of these signatures are to be read. */
export async function forgetMappings(db: LabDatabase, signatures: Iterable<string>): Promise<void> {
  const tx = db.transaction('columnMappings', 'readwrite');
  await Promise.all([...[...signatures].map((signature) => tx.store.delete(signature)), tx.done]);
}
