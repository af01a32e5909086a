import { engineOptionTitles } from '../engine/resolve-engine';

/** A pair of runs that is often held against each other: what to run, and what the change then means. */
export interface SecondPreset {
  title: string;
  /** On the page. */
  todo: string;
  /** In a terminal, where the run looked at is run.json. */
  commands: readonly string[];
  means: string;
}

/** Quantized against full precision, and aligned against base, as cases of drift. */
export const secondPresets: readonly SecondPreset[] = [
  {
    title: 'Quantization',
    todo: `Ask the same questions with the same seed, once with “Runs on” at “${engineOptionTitles.cpu}” and once at “${engineOptionTitles['cpu-int8']}”; decide on the first run, and choose the other one here.`,
    commands: [
      'npm run --silent lab -- run --again run.json --engine cpu-int8 --out int8',
      'npm run --silent lab -- decide run.json --drift int8/run.json'
    ],
    means:
      'The drift is then what rounding does to ECE, accuracy and confidences; a calibrator that still serves when it is carried over need not be fitted anew.'
  },
  {
    title: 'Aligned against base',
    todo: 'Add the base model’s GGUF file on the Models page, ask both models the same questions as plain text, to be completed; decide on the base model’s run, and choose the aligned model’s here.',
    commands: ['npm run --silent lab -- decide base.json --drift aligned.json'],
    means:
      'The drift is then what alignment does: an ECE that rises says that the aligned model’s confidences fit less well. Asked in different forms, the two would differ by the form as well.'
  }
];
