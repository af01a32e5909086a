import { decideEnsemble, type EnsembleDecision } from '../../src/lib/decisions/ensemble/ensemble';
import type { EnsembleMember } from '../../src/lib/decisions/ensemble/members';
import { afterwardsOf } from '../../src/lib/decisions/ensemble/variants';
import { UsageError } from '../usage-error';
import type { DecideArguments } from './arguments';
import { rowsNamed, titleAmong } from './named-rows';
import type { OpenedRows } from './open-rows';

/** An ensemble, and what a threshold on its joint confidence is to reach. */
export interface ToldEnsemble extends Pick<DecideArguments, 'target'> {
  decision: EnsembleDecision;
}

/** Members of an ensemble by their names. @throws UsageError naming the one that is in no file */
function namedMembers(files: readonly (readonly OpenedRows[])[], names: readonly string[]): EnsembleMember[] {
  return names.flatMap((name) =>
    rowsNamed('ensemble', files, name).map(({ at, opened }) => ({
      key: `${at}/${opened.key ?? opened.file}`,
      title: titleAmong(files, opened),
      rows: opened.rows
    }))
  );
}

/**
 * What members make of their questions together.
 * @throws UsageError naming a member that is not there, or saying why they cannot answer together
 */
export async function ensembleOf(
  files: readonly (readonly OpenedRows[])[],
  names: readonly string[],
  { fit, seed, target }: Pick<DecideArguments, 'fit' | 'seed' | 'target'>
): Promise<ToldEnsemble> {
  const decision = await decideEnsemble(namedMembers(files, names), { seed, afterwards: afterwardsOf(fit) });
  if ('reason' in decision) throw new UsageError(`--ensemble: ${decision.reason}`);
  return { decision, target };
}
