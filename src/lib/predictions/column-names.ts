/** What a column may be to a prediction. */
export type ColumnRole =
  | 'confidence'
  | 'correct'
  | 'logits'
  | 'logprobs'
  | 'probs'
  | 'label'
  | 'id'
  | 'group'
  | 'split'
  | 'answer'
  | 'gold'
  | 'question';

/** A column of a file and what it was read as. */
export interface ColumnRead {
  role: string;
  column: string;
}

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
  'split',
  'answer',
  'gold',
  'question'
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
export const namesOf: Record<Exclude<ColumnRole, 'answer' | 'gold' | 'question'>, RoleNames> = {
  confidence: names(
    'confidence',
    'conf confidencescore statedconfidence verbalizedconfidence verbalisedconfidence modelconfidence predictedconfidence certainty credence belief forecast confidencepercent confidencepct confpercent confpct confidence0100 p phat likelihood prob probs probability probabilities proba yprob yproba predprob predproba predictedprob predictedproba predictedprobability pcorrect ptrue probcorrect maxprob score yscore'
  ),
  correct: names(
    'correct iscorrect correctness wascorrect isright',
    'right label ytrue target outcome output result grade judgement judgment verdict acc accuracy em exactmatch hit passed pass success succeeded solved resolved actual truth groundtruth gt y true'
  ),
  logits: names('logits'),
  logprobs: names('logprobs logprobabilities loglikelihoods'),
  probs: names('probs probabilities', 'prob probability proba yprob yproba predproba'),
  label: names(
    'label',
    'labels target goldindex goldlabel gold answerindex answeridx answerkey answer correctindex correctanswer correctoption correctlabel correctchoice ytrue'
  ),
  id: names(
    'id qid questionid exampleid uid uuid question docid itemid problemid instanceid queryid taskid promptid prompt query problem sampleid idx'
  ),
  group: names('group'),
  split: names('split', 'partition part subset')
};

/** Roles whose columns are found by name; those of answers to be graded are found by `answerColumns`. */
export type NamedRole = keyof typeof namesOf;

/** Names that are not listed and yet say what they are, `self_confidence`, `conf_model_a`, `is_answer_correct`. */
const LIKE: Partial<Record<ColumnRole, RegExp>> = {
  confidence:
    /(?<!in)confidence(?!interval)|(?<!un)certainty|^conf(?=[a-z]?\d?$)|credence|(?:^|[a-z])probability$/,
  correct: /^(?:is|was)?(?:answer|response|model|prediction)?(?:is|was)?(?<!in)correct(?:ness)?$/
};

/** Whether a column's key, though not listed, says that it is of a role. */
export function isLikeRole(role: ColumnRole, key: string): boolean {
  return LIKE[role]?.test(key) ?? false;
}
