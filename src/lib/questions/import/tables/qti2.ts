import { plainTextOf } from '../values/written-text';
import { ASKS_SEVERAL, reasonOfKind, type QuizAnswer, type QuizKind } from './quiz-table';
import { allNamed, elementsOf, refuseMedia, textOf, XmlFault, type XmlElement } from './xml-tree';

const CHOICES: Record<string, string> = {
  choiceinteraction: 'simplechoice',
  inlinechoiceinteraction: 'inlinechoice'
};
const KINDS: Record<string, string> = {
  extendedtextinteraction: 'essay',
  matchinteraction: 'matching',
  associateinteraction: 'matching',
  gapmatchinteraction: 'cloze'
};
/** What is shown only after an answer, or to who marks it. */
const ASIDE = new Set([
  'feedbackinline',
  'feedbackblock',
  'modalfeedback',
  'rubricblock',
  'stylesheet',
  'math'
]);

const isInteraction = ({ name }: XmlElement) => name.endsWith('interaction');

function interactionsIn(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((inner) => (isInteraction(inner) ? [inner] : interactionsIn(inner)));
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The markup of an element, its interactions as gaps, or as their prompt where options stand below it. */
function htmlOf(element: XmlElement): string {
  return element.content
    .map((piece): string => {
      if (typeof piece === 'string') return escaped(piece);
      if (piece.name === 'math') throw new XmlFault('holds a formula in MathML, which is not read');
      if (piece.name === 'printedvariable' || piece.name === 'include') {
        throw new XmlFault('has a part that is filled in only when it is shown');
      }
      if (ASIDE.has(piece.name)) return '';
      if (piece.name === 'choiceinteraction') {
        const [prompt] = allNamed(piece, 'prompt');
        return prompt ? `<p>${htmlOf(prompt)}</p>` : '';
      }
      if (isInteraction(piece)) return '_____';
      return `<${piece.name}>${htmlOf(piece)}</${piece.name}>`;
    })
    .join('');
}

function plain(element: XmlElement): string {
  refuseMedia(element);
  return plainTextOf(htmlOf(element), 'html') ?? '';
}

/** What each response earns, in percent: the declared right ones, else by their mapping. */
function pointsOf(declaration: XmlElement | undefined): Map<string, number> {
  const points = new Map<string, number>();
  if (!declaration) return points;
  for (const entry of allNamed(declaration, 'mapentry')) {
    points.set((entry.attributes.mapKey ?? entry.attributes['map-key'] ?? '').trim(), mappedValue(entry));
  }
  const most = Math.max(0, ...points.values());
  for (const [key, value] of points) points.set(key, most > 0 ? (100 * value) / most : 0);
  const right = allNamed(declaration, 'correctresponse').flatMap((response) => allNamed(response, 'value'));
  // Texts that are mapped to all points are accepted beside the declared one.
  for (const value of right) points.set(textOf(value).trim(), 100);
  return points;
}

const mappedValue = ({ attributes }: XmlElement) =>
  Number(attributes.mappedValue ?? attributes['mapped-value'] ?? 0) || 0;

/**
 * Reads an `<assessmentItem>` of QTI 2, or a `<qti-assessment-item>` of QTI 3.
 * @throws XmlFault where it is no question with one answer to grade against
 */
export function questionOfAssessmentItem(item: XmlElement): {
  kind: QuizKind;
  text: string;
  answers: QuizAnswer[];
} {
  const [body] = allNamed(item, 'itembody');
  const interactions = body ? interactionsIn(body) : [];
  const [interaction] = interactions;
  if (!body || !interaction) throw new XmlFault(reasonOfKind('description'));
  if (interactions.length > 1) throw new XmlFault(ASKS_SEVERAL);
  const asked = interaction.attributes.responseIdentifier ?? interaction.attributes['response-identifier'];
  const declaration = allNamed(item, 'responsedeclaration').find(
    ({ attributes }) => attributes.identifier === asked
  );
  const text = plain(body);
  const points = pointsOf(declaration);
  const choices = CHOICES[interaction.name];
  if (choices !== undefined) {
    const answers = allNamed(interaction, choices).map((choice) => ({
      text: plain(choice).replace(/\s+/g, ' '),
      percent: points.get(choice.attributes.identifier ?? '') ?? 0
    }));
    return { kind: 'multiple choice', text, answers };
  }
  if (interaction.name !== 'textentryinteraction') {
    throw new XmlFault(reasonOfKind(KINDS[interaction.name] ?? interaction.name.replace('interaction', '')));
  }
  if (points.size === 0) throw new XmlFault(reasonOfKind('essay'));
  const answers = [...points].map(([value, percent]) => ({ text: value, percent }));
  return { kind: 'short answer', text, answers };
}
