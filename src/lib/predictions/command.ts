import type { ReadingChoices } from './predictions';
import type { ReportSettings } from './report';

/** A text as one word of a shell. */
const quoted = (text: string) => (/^[\w./,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** The command line that gives the same figures of the same file. */
export function metricsCommand(
  { file, bins, binning, fits, split }: Pick<ReportSettings, 'file' | 'bins' | 'binning' | 'fits' | 'split'>,
  { columns = {}, rows = [], percent, use, indexBase, splitAnswers }: ReadingChoices
): string {
  const named = [
    ...Object.entries(columns).map(([role, column]) => `${role}=${column}`),
    ...rows.map(({ column, as }) => `${as}=${column}`)
  ];
  return [
    'npm run --silent lab -- metrics',
    quoted(file),
    ...(bins === 10 ? [] : [`--bins ${bins}`]),
    ...(binning === 'width' ? [] : [`--binning ${binning}`]),
    ...(fits.length > 0 ? [`--fit ${fits.join(',')}`] : []),
    ...(split === null || fits.length === 0 ? [] : [`--split ${split}`]),
    ...(named.length > 0 ? [`--columns ${quoted(named.join(','))}`] : []),
    ...(percent ? ['--percent'] : []),
    ...(use ? [`--use ${use}`] : []),
    ...(indexBase === undefined ? [] : [`--index-base ${indexBase}`]),
    ...(splitAnswers ? [`--split-answers ${quoted(splitAnswers)}`] : [])
  ].join(' ');
}
