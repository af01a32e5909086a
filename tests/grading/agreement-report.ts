import { agreement, compared, labelledReplies, type ComparedReply, type Label } from './agreement';

const LABELS: Label[] = ['right', 'wrong', 'not-attempted'];
const GRADES = [...LABELS, 'unparsed'] as const;
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function line(name: string, rows: readonly ComparedReply[]): string {
  const { share, kappa } = agreement(rows.map(({ label, grade }) => [label, grade] as const));
  return `| ${name} | ${rows.length} | ${percent(share)} | ${kappa.toFixed(3)} |`;
}

function rightOrNot(row: ComparedReply): ComparedReply {
  return {
    ...row,
    label: row.label === 'right' ? 'right' : 'wrong',
    grade: row.grade === 'right' ? 'right' : 'wrong'
  };
}

/** Where rules and readers meet and part, as Markdown. */
export function agreementReport(): string {
  const rows = compared(labelledReplies());
  const readers = agreement(rows.map(({ readers }) => readers));
  const misses = rows.filter(({ label, grade }) => label !== grade);
  const doubtful = rows.filter(({ doubt }) => doubt !== null);
  const found = misses.filter(({ doubt }) => doubt !== null).length;
  const rules = [...new Set(rows.map(({ rule }) => rule))].sort();
  return [
    '| replies | n | same grade | Cohen’s κ |',
    '| --- | --- | --- | --- |',
    `| the two readers, each alone | ${rows.length} | ${percent(readers.share)} | ${readers.kappa.toFixed(3)} |`,
    line('rules against readers', rows),
    line('rules against readers, right or not right', rows.map(rightOrNot)),
    line(
      '… replies not looked at while the rules were written',
      rows.filter(({ part }) => part === 'held-out')
    ),
    line(
      '… replies looked at',
      rows.filter(({ part }) => part === 'tuned')
    ),
    '',
    '| readers say | ' + GRADES.map((grade) => `rules: ${grade}`).join(' | ') + ' |',
    '| --- | ' + GRADES.map(() => '---').join(' | ') + ' |',
    ...LABELS.map((label) => {
      const counts = GRADES.map(
        (grade) => rows.filter((row) => row.label === label && row.grade === grade).length
      );
      return `| ${label} | ${counts.join(' | ')} |`;
    }),
    '',
    '| rule | n | agrees with the readers |',
    '| --- | --- | --- |',
    ...rules.map((rule) => {
      const own = rows.filter((row) => row.rule === rule);
      return `| ${rule} | ${own.length} | ${own.filter(({ label, grade }) => label === grade).length} |`;
    }),
    '',
    `The rules call ${doubtful.length} of their ${rows.length} grades doubtful, among them ${found} of the ${misses.length} that readers would not give. ` +
      `The ${misses.length} disagreements:`,
    '',
    '| question (accepted) | reply | readers | rules | called doubtful |',
    '| --- | --- | --- | --- | --- |',
    ...misses.map(
      ({ question, answers, reply, label, grade, rule, doubt }) =>
        `| ${cell(question)} (${cell(answers.join('; '))}) | ${cell(reply)} | ${label} | ${grade} (${rule}) | ${doubt ? cell(doubt) : 'no'} |`
    )
  ].join('\n');
}

/** A page with the report between its marks. */
export function withReport(page: string, report: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The page lacks ${BEGIN} or ${END}`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${page.slice(end)}`;
}
