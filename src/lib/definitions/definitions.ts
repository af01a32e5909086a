import reliabilityDiagramFormula from './formulas/reliability-diagram.tex';
import accuracyFormula from './formulas/accuracy.tex';
import meanConfidenceFormula from './formulas/mean-confidence.tex';
import eceFormula from './formulas/ece.tex';
import floorFormula from './formulas/floor.tex';
import intervalFormula from './formulas/interval.tex';
import brierFormula from './formulas/brier.tex';
import aurocFormula from './formulas/auroc.tex';
import nllFormula from './formulas/nll.tex';
import temperatureFormula from './formulas/temperature.tex';
import plattFormula from './formulas/platt.tex';
import judgedFormula from './formulas/judged.tex';
import answerProbabilityFormula from './formulas/answer-probability.tex';
import entropyFormula from './formulas/entropy.tex';
import statedFormula from './formulas/stated.tex';
import likelihoodFormula from './formulas/likelihood.tex';

/** What a figure or a word of the page means: plain words first, then the formula. */
export interface Definition {
  /** Also its place on the page of all definitions. */
  id: string;
  name: string;
  /** What it says, for someone who has not met it. */
  plain: string;
  /** MathML, made at build time from `formulas/`. */
  formula: string;
  /** What the letters stand for. */
  letters: string;
  /** How it is computed here. */
  here: string;
  /** Where it comes from; empty where it needs no source. */
  source: string;
}

/** All definitions, in the order in which they build on each other. */
export const definitions = [
  {
    id: 'reliability-diagram',
    name: 'Reliability diagram',
    plain:
      'Answers are sorted into bins by how sure the model was. Each dot is a bin: across, how sure it was on average; up, how often it was right; its area, how many answers. On the diagonal, confidence can be believed. Below it the model is overconfident, above it underconfident.',
    formula: reliabilityDiagramFormula,
    letters: 'c: confidence; y: 1 right, 0 wrong; b: a bin with n of its answers.',
    here: 'Bins are of equal width and right-closed (lo, hi], the first also holds 0; 5 below 500 answers and 10 from there, unless you choose. The whisker is Wilson’s 95 % interval of how often it was right. The grey bar behind a dot is where as many answers of just these confidences fall in at least 95 % of cases if each is right as often as its confidence says (exact, Poisson-binomial): grey dots lie inside and show no more than chance; full warm ones lie below (overconfident), cool rings above (underconfident). Up to one calibrated dot in twenty lies outside by chance, so one alone proves little.',
    source: 'DeGroot & Fienberg 1983; intervals: Wilson 1927'
  },
  {
    id: 'accuracy',
    name: 'Right',
    plain: 'The share of graded answers that were right.',
    formula: accuracyFormula,
    letters: 'y: 1 right, 0 wrong; n answers.',
    here: 'Answers that were not attempted, or that could not be read, are not counted as wrong: they are counted beside n. A grade you overrule counts as yours.',
    source: ''
  },
  {
    id: 'mean-confidence',
    name: 'Mean confidence',
    plain:
      'How sure the model was, on average. Above the share that was right: overconfident; below: underconfident.',
    formula: meanConfidenceFormula,
    letters: 'c: confidence of an answer; n answers.',
    here: 'Every method has its own confidence; the line under its name says which. The sentence under a diagram compares the two and gives the gap a 95 % bootstrap interval.',
    source: ''
  },
  {
    id: 'ece',
    name: 'ECE, expected calibration error',
    plain:
      'How far, on average, what it said was from how often it was right: the distances of the dots from the diagonal, weighted by their answers. 0 is perfect; 0.1 means ten points off.',
    formula: eceFormula,
    letters: 'b: one of B bins, with its part of the n answers, their mean confidence c̄ and share right ȳ.',
    here: 'Bins as in the diagram. With few answers no model shows 0, not even a perfect one: read it beside its floor. It depends on the bins, so the rule is printed with it.',
    source: 'Naeini, Cooper & Hauskrecht 2015; Guo et al. 2017'
  },
  {
    id: 'floor',
    name: 'The ECE’s floor',
    plain:
      'The ECE that a perfectly calibrated model would show by chance, with these confidences, this many answers and these bins. An ECE within the grey bar may be no miscalibration at all.',
    formula: floorFormula,
    letters: 'c: the confidences as they are; ỹ: outcomes drawn from them.',
    here: '1,000 simulated models; the grey bar ends at their 95 % quantile.',
    source: 'Consistency resampling: Bröcker & Smith 2007; Vaicenavicius et al. 2019'
  },
  {
    id: 'interval',
    name: '95 % interval',
    plain: 'Where the figure might lie had other questions of the same kind been asked.',
    formula: intervalFormula,
    letters: 'θ*: the figure on answers drawn again with replacement; q: its quantile.',
    here: 'Percentiles of 1,000 bootstrap resamples of the questions, drawn with the run’s seed. The ECE of a resample is higher than that of the data on average; the floor shows by how much. Shares (right, the whiskers) have Wilson’s interval instead.',
    source: 'Efron 1979; Wilson 1927'
  },
  {
    id: 'brier',
    name: 'Brier score',
    plain:
      'Squared distance of confidence from outcome, averaged: small when the model is both calibrated and able to tell right from wrong. The constant beside it is what always saying the share right would score: a model no better than it gives no information.',
    formula: brierFormula,
    letters: 'c: confidence; y: 1 right, 0 wrong; ȳ: share right.',
    here: 'On the same answers as the diagram.',
    source: 'Brier 1950; Murphy 1973'
  },
  {
    id: 'auroc',
    name: 'AUROC',
    plain:
      'The chance that a right answer got a higher confidence than a wrong one. 0.5 is a coin, 1 sorts perfectly. A temperature applied to a number leaves it as it is: calibration and order are two things.',
    formula: aurocFormula,
    letters: 'i: a right answer; j: a wrong one; ties count half.',
    here: 'By mid-ranks, over all pairs of a right and a wrong answer.',
    source: 'Hanley & McNeil 1982'
  },
  {
    id: 'nll',
    name: 'NLL, negative log-likelihood',
    plain:
      'How surprised one would be by the outcomes if one believed the confidences, in nats. It is what a temperature is fitted on: confident and wrong costs most.',
    formula: nllFormula,
    letters: 'c: confidence; y: 1 right, 0 wrong.',
    here: 'Probabilities are clipped at 10⁻¹². Where it chooses among options, the NLL is that of the right option among all of them.',
    source: 'Good 1952'
  },
  {
    id: 'temperature',
    name: 'Temperature',
    plain:
      'One number that all logits are divided by. T above 1 makes the model less sure, below 1 surer; which answer is likeliest stays the same. The fitted T is the one of the smallest NLL.',
    formula: temperatureFormula,
    letters: 'z: logits of the options, or of the vocabulary; p: their probabilities at T.',
    here: 'T lies in [0.05, 20]. It is exact on the options’ logits and on the answer’s own tokens; where only a number was read, its log odds are divided by T. Its interval is the bootstrap’s. At a bound, one number is not enough: see Platt scaling.',
    source: 'Guo et al. 2017'
  },
  {
    id: 'platt',
    name: 'Platt scaling',
    plain:
      'A slope and an offset on the confidence’s log odds. Where a temperature pulls everything towards even odds, the offset can also say: less sure on the whole.',
    formula: plattFormula,
    letters: 'a: slope; b: offset; c: confidence.',
    here: 'Offered where a temperature stops at its bound, or where fewer than half of the answers are right. Its intervals come from the observed information.',
    source: 'Platt 1999'
  },
  {
    id: 'judged',
    name: 'Judged on other questions',
    plain:
      'A fit looks good on what it was fitted on. So figures before and after are always of questions the fit has not seen: the other half, or, out of fold, each fifth of them under a fit on the other four fifths.',
    formula: judgedFormula,
    letters: 'T̂(…): the temperature fitted on those questions; f: a fold.',
    here: 'Halves and folds are a stable hash of a question’s id: the same for every method, order and machine. Halves are the plain way with many questions; out of fold, every question counts, which a small set needs.',
    source: 'Stone 1974'
  },
  {
    id: 'answer-probability',
    name: 'Length-normalised probability',
    plain:
      'The confidence of a free answer: the geometric mean of its tokens’ probabilities, as if every token were equally likely.',
    formula: answerProbabilityFormula,
    letters: 'x: the m tokens of the answer, each given those before it.',
    here: 'From the logits over the whole vocabulary, at any temperature. It is high for an answer that sounds sure, whether or not it is true: that is what is being measured.',
    source: 'Malinin & Gales 2021'
  },
  {
    id: 'entropy',
    name: 'Token entropy',
    plain:
      'How open the next token was, in nats: 0 when only one could follow, ln V when all V of the vocabulary were equally likely. Tokens are shaded by it.',
    formula: entropyFormula,
    letters: 'p: probability of each of the V tokens at step t.',
    here: 'Over the whole vocabulary, from the logit sketch, within 0.0002 nats at every temperature.',
    source: 'Shannon 1948'
  },
  {
    id: 'stated',
    name: 'The number it states',
    plain:
      'The reply is continued with “Confidence: 0.” and the next digit’s probabilities are read: their mean is the confidence. It parses always. Read freely, the number is the one the model writes by itself, if it does.',
    formula: statedFormula,
    letters: 'p(d): probability of digit d among the ten.',
    here: 'Small models put most on 0 whatever the question: then the sentence says that it is next to no information.',
    source: 'Tian et al. 2023, on stating confidence'
  },
  {
    id: 'likelihood',
    name: 'Likelihood of each option',
    plain:
      'How likely each option is as the continuation of “The answer is”. The softmax over the options gives the confidence in the likeliest one.',
    formula: likelihoodFormula,
    letters: 'o: the tokens of option k; ℓ: their summed log-probability.',
    here: 'Having the right answer among the options raises the share right by itself: it is another task than answering freely.',
    source: ''
  }
] as const satisfies readonly Definition[];

/** Id of a definition. */
export type DefinitionId = (typeof definitions)[number]['id'];

/** The definition of an id. */
export function definitionOf(id: DefinitionId): Definition {
  return definitions.find((definition) => definition.id === id)!;
}
