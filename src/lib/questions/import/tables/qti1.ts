import { plainTextOf } from '../values/written-text';
import { ASKS_SEVERAL, SHOWS_MEDIA, reasonOfKind, type QuizAnswer, type QuizKind } from './quiz-table';
import { allNamed, elementsOf, refuseMedia, textOf, XmlFault, type XmlElement } from './xml-tree';

const TEXTS = ['mattext', 'mat_formattedtext', 'matemtext'];
const RESPONSES = ['response_lid', 'response_str', 'response_num', 'response_grp', 'response_xy'];

/** What stands in the materials of an element, those of its options left out; a gap to be filled in is `_____`. */
function writtenIn(element: XmlElement): string[] {
  return elementsOf(element).flatMap((inner) => {
    if (TEXTS.includes(inner.name)) {
      const type = `${inner.attributes.texttype ?? inner.attributes.type ?? ''}`.toLowerCase();
      const text = plainTextOf(textOf(inner), type.includes('plain') ? 'plain' : 'auto');
      if (text === null) throw new XmlFault(SHOWS_MEDIA);
      return text === '' ? [] : [text];
    }
    if (inner.name === 'response_label') return [];
    const isGap = inner.name === 'render_fib' && allNamed(inner, 'material').length > 0;
    return isGap ? [...writtenIn(inner), '_____'] : writtenIn(inner);
  });
}

/** One in the last place of a number as written: a bound that is not itself accepted is moved by it. */
const lastDigitOf = (text: string) => 10 ** -(/\.(\d+)$/.exec(text)?.[1]?.length ?? 0);

/** What a condition accepts, and whether all of that at once. */
interface Condition {
  percent: number;
  values: string[];
  all: boolean;
  low: number;
  high: number;
}

function conditionOf(variables: XmlElement, percent: number): Condition {
  const condition: Condition = { percent, values: [], all: false, low: NaN, high: NaN };
  const look = (element: XmlElement, within: string) => {
    for (const inner of elementsOf(element)) {
      const text = textOf(inner).trim();
      if (inner.name === 'not') continue;
      if (inner.name === 'varequal' && text !== '') {
        if (within === 'and' && condition.values.length > 0) condition.all = true;
        condition.values.push(text);
      } else if (/^varg/.test(inner.name))
        condition.low = Number(text) + (inner.name === 'vargt' ? lastDigitOf(text) : 0);
      else if (/^varl/.test(inner.name))
        condition.high = Number(text) - (inner.name === 'varlt' ? lastDigitOf(text) : 0);
      else look(inner, inner.name);
    }
  };
  look(variables, '');
  return condition;
}

/** The conditions that give points, each with its share of the most that one gives. */
function conditionsOf(item: XmlElement): Condition[] {
  const rated = allNamed(item, 'respcondition').flatMap((element) => {
    const [variables] = allNamed(element, 'conditionvar');
    const [set] = allNamed(element, 'setvar');
    const written = set ? textOf(set).trim() : '';
    const isRight = /^correct/i.test(element.attributes.title ?? '');
    // What takes points off marks a wrong response.
    if (/^subtract$/i.test(set?.attributes.action ?? '')) return [];
    const points = /max$/i.test(written)
      ? Infinity
      : written === ''
        ? isRight
          ? Infinity
          : 0
        : Number(written);
    return variables && points > 0 ? [{ variables, points }] : [];
  });
  const most = Math.max(...rated.map(({ points }) => points));
  return rated
    .map(({ variables, points }) => conditionOf(variables, points === most ? 100 : (100 * points) / most))
    .filter(({ values, low, high }) => values.length > 0 || !Number.isNaN(low) || !Number.isNaN(high));
}

function choiceOf(response: XmlElement, conditions: readonly Condition[]): QuizAnswer[] {
  if (/ordered/i.test(response.attributes.rcardinality ?? '')) throw new XmlFault(reasonOfKind('ordering'));
  if (conditions.some(({ all }) => all)) {
    throw new XmlFault('marks several options as right; the lab takes questions with one');
  }
  return allNamed(response, 'response_label').map((label) => {
    refuseMedia(label);
    const earned = conditions.filter(({ values }) => values.includes(label.attributes.ident ?? ''));
    const text = writtenIn(label).join(' ').replace(/\s+/g, ' ');
    return { text, percent: Math.max(0, ...earned.map(({ percent }) => percent)) };
  });
}

/** The numbers of a condition: one with its bounds, where it has some, and further ones that are right themselves. */
function numbersOf(condition: Condition): QuizAnswer[] {
  const { percent, values } = condition;
  const exact = values.slice(1).map((text) => ({ percent, values: [text], low: NaN, high: NaN }));
  return [condition, ...exact].map(numberOf);
}

function numberOf({ percent, values, low, high }: Pick<Condition, 'percent' | 'values' | 'low' | 'high'>) {
  const [text = ''] = values;
  const value = text === '' ? NaN : Number(text);
  const bound = { low: Number.isNaN(low) ? value : low, high: Number.isNaN(high) ? value : high };
  const shown =
    text !== '' ? text : bound.low === bound.high ? String(bound.low) : `${bound.low}..${bound.high}`;
  return { text: shown, percent, range: bound };
}

/**
 * Reads an `<item>` of QTI 1.2, as Canvas, Blackboard and others export it.
 * @throws XmlFault where it is no question with one answer to grade against
 */
export function questionOfItem(item: XmlElement): { kind: QuizKind; text: string; answers: QuizAnswer[] } {
  const [presentation] = allNamed(item, 'presentation');
  if (!presentation) throw new XmlFault(reasonOfKind('description'));
  const responses = allNamed(presentation, ...RESPONSES);
  const [response] = responses;
  if (!response) throw new XmlFault(reasonOfKind('description'));
  if (responses.length > 1) throw new XmlFault(ASKS_SEVERAL);
  refuseMedia(presentation);
  const text = writtenIn(presentation).join('\n');
  const conditions = conditionsOf(item);
  if (response.name === 'response_lid' && allNamed(response, 'render_choice').length > 0) {
    return { kind: 'multiple choice', text, answers: choiceOf(response, conditions) };
  }
  const gaps = allNamed(response, 'render_fib');
  if (gaps.length === 0) throw new XmlFault(reasonOfKind(response.name.replace('response_', '')));
  if (conditions.length === 0) throw new XmlFault(reasonOfKind('essay'));
  if (conditions.some(({ all }) => all)) throw new XmlFault(ASKS_SEVERAL);
  const isNumber =
    response.name === 'response_num' ||
    /decimal|integer|scientific/i.test(gaps[0]!.attributes.fibtype ?? '') ||
    conditions.some(({ low, high }) => !Number.isNaN(low) || !Number.isNaN(high));
  return isNumber
    ? { kind: 'numerical', text, answers: conditions.flatMap(numbersOf) }
    : {
        kind: 'short answer',
        text,
        answers: conditions.flatMap(({ values, percent }) =>
          values.map((value) => ({ text: value, percent }))
        )
      };
}
