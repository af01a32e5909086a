/**
 * gpt-4o-mini's stated confidence (percent) and outcome on the first 20 questions of SimpleQA: 1 right, 0 wrong,
 * −1 not attempted. Confidence and outcome columns of `results/gpt-4o-mini_normal_0_20_results.json` and
 * `results/gpt-4o-mini_distractors_0_20_results.json` in github.com/prateekchhikara/llms-calibration
 * (MIT License, Copyright (c) 2025 Prateek Chhikara), the code of "Mind the Confidence Gap" (arXiv 2502.11028).
 */

/** The question alone (the paper's N). */
export const withoutOptions: readonly (readonly [confidencePercent: number, outcome: 1 | 0 | -1])[] = [
  [85, 0],
  [85, 0],
  [75, 0],
  [85, 1],
  [75, 0],
  [85, 0],
  [85, 0],
  [85, 0],
  [75, 0],
  [85, 0],
  [85, 0],
  [75, 0],
  [75, 0],
  [75, 0],
  [85, 1],
  [30, 0],
  [20, -1],
  [85, 0],
  [85, 0],
  [75, 0]
];

/** The right answer and three distractors shown (the paper's D). */
export const withDistractors: readonly (readonly [confidencePercent: number, outcome: 1 | 0 | -1])[] = [
  [85, 0],
  [85, 1],
  [75, 1],
  [85, 0],
  [70, 1],
  [75, 0],
  [85, 1],
  [85, 1],
  [85, 1],
  [85, 1],
  [75, 0],
  [75, 1],
  [75, 0],
  [85, 0],
  [85, 1],
  [75, 0],
  [75, 0],
  [75, 1],
  [85, 1],
  [85, 0]
];
