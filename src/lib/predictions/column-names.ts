/** What a column may be to a prediction. */
export type ColumnRole =
  'confidence' | 'correct' | 'logits' | 'logprobs' | 'probs' | 'label' | 'id' | 'group' | 'split';

/** All roles, as `--columns` names them. */
export const columnRoles: readonly ColumnRole[] = [
  'confidence',
  'correct',
  'logits',
  'logprobs',
  'probs',
  'label',
  'id',
  'group',
  'split'
];

/** Whether a text is the name of a role. */
export function isColumnRole(name: string): name is ColumnRole {
  return (columnRoles as readonly string[]).includes(name);
}

/** Names as `fieldKey` writes them. Those of the first list leave no doubt, the first of them before the others. */
interface RoleNames {
  plain: readonly string[];
  /** Usual names that may also mean something else: read only where just one of them is there. */
  usual: readonly string[];
}

const names = (plain: string, usual = ''): RoleNames => ({
  plain: plain.split(' '),
  usual: usual === '' ? [] : usual.split(' ')
});

/** Under which names files give each role. */
export const namesOf: Record<ColumnRole, RoleNames> = {
  confidence: names(
    'confidence',
    'conf confidencescore statedconfidence verbalizedconfidence verbalisedconfidence modelconfidence predictedconfidence certainty prob probs probability probabilities proba yprob yproba predprob predproba predictedprob predictedproba predictedprobability pcorrect ptrue probcorrect maxprob score yscore'
  ),
  correct: names(
    'correct iscorrect correctness wascorrect isright',
    'right label ytrue target outcome output result grade judgement judgment verdict acc accuracy em exactmatch hit'
  ),
  logits: names('logits'),
  logprobs: names('logprobs logprobabilities loglikelihoods'),
  probs: names('probs probabilities', 'prob probability proba yprob yproba predproba'),
  label: names('label', 'labels target goldindex goldlabel gold answerindex answeridx correctindex ytrue'),
  id: names('id qid questionid exampleid uid uuid question'),
  group: names('group'),
  split: names('split')
};
