import type { DecisionFile } from './decision-file';

/** A paragraph for a model card, in Markdown. */
export function modelCardParagraph(file: DecisionFile): string {
  const { of, source, split, threshold, calibrator } = file;
  const from =
    source.kind === 'run'
      ? `${source.model} on “${source.questions}” (run ${source.run}, seed ${source.seed})`
      : `the predictions in ${source.file}`;
  const fitted = calibrator
    ? ` Confidences are calibrated by ${calibrator.title}, fitted on ${calibrator.nFit} questions.${calibrator.lost ? ` ${calibrator.lost}` : ''}`
    : ' Confidences are not calibrated.';
  const doubt =
    threshold.target.kind === 'precision' && threshold.target.certainty !== null
      ? ' The promise is for questions drawn as these were; for others it has to be established again.'
      : '';
  return `**When it answers.** Read as “${of}”, measured on ${from}: ${split.nFit} questions to choose on and ${split.nJudge} others to show it on. ${threshold.sentence}${doubt}${fitted} Measured with Calibration Lab ${source.labVersion}.\n`;
}
