/** A threshold the field reads a figure by. */
export interface FieldThreshold {
  figure: 'ece' | 'mce' | 'auroc';
  value: number;
  /** What people take a figure below (ECE, MCE) or above (AUROC) it for. */
  reading: string;
}

/**
 * Rules of thumb that reports on the calibration of language models read figures by. They are habits, not tests: an ECE
 * grows with fewer rows and depends on the bins, an AUROC depends on the questions. So they are shown beside a figure with
 * its interval and its null floor, and nothing passes or fails by them.
 *
 * Source: conventions without a derivation. ECE below 0.05 is near what Guo et al. 2017 reach after temperature
 * scaling (1–5 % on most of their tasks) and above 0.15 what they start from at worst (4–17 %); an AUROC of 0.8–0.9 is
 * "excellent discrimination" in Hosmer, Lemeshow & Sturdivant 2013, sect. 5.2.4, of which 0.85 is the middle; 0.25 for
 * one bin's error is the project's brief.
 */
export const fieldThresholds: readonly FieldThreshold[] = [
  { figure: 'ece', value: 0.05, reading: 'well calibrated' },
  { figure: 'ece', value: 0.1, reading: 'usable' },
  { figure: 'ece', value: 0.15, reading: 'in need of a calibrator' },
  { figure: 'mce', value: 0.25, reading: 'no bin is far off' },
  { figure: 'auroc', value: 0.85, reading: 'tells right from wrong well' }
];
