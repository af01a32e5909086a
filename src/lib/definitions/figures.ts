import { tex } from '../signals/tex';
import type { Definition } from './definition';

/** What the figures of the page mean, in the order in which they build on each other. */
export const figures = [
  {
    id: 'reliability-diagram',
    name: 'Reliability diagram',
    plain:
      'Answers are sorted into bins by how sure the model was. Each dot is a bin: across, how sure it was on average; up, how often it was right; its area, how many answers. On the diagonal, confidence can be believed. Below it the model is overconfident, above it underconfident.',
    formula: tex`
      \bar c_b = \frac{1}{n_b}\sum_{i \in b} c_i

      \bar y_b = \frac{1}{n_b}\sum_{i \in b} y_i
    `,
    letters: 'c: confidence; y: 1 right, 0 wrong; b: a bin with n of its answers.',
    here: 'Bins are of equal width and right-closed (lo, hi], the first also holds 0; 5 below 500 answers and 10 from there, unless you choose. The whisker is Wilson’s 95 % interval of how often it was right. The grey bar at a dot is where as many calibrated answers of its confidence would fall in 95 % of cases: a grey dot lies inside its bar.',
    source: 'DeGroot & Fienberg 1983; intervals: Wilson 1927'
  },
  {
    id: 'accuracy',
    name: 'Right',
    plain: 'The share of graded answers that were right.',
    formula: tex`\text{accuracy} = \frac{1}{n}\sum_{i=1}^{n} y_i`,
    letters: 'y: 1 right, 0 wrong; n answers.',
    here: 'Answers that were not attempted, or that could not be read, are not counted as wrong: they are counted separately. A grade that you overrule counts as you graded it.',
    source: ''
  },
  {
    id: 'mean-confidence',
    name: 'Mean confidence',
    plain:
      'How sure the model was, on average. Above the share that was right: overconfident; below: underconfident.',
    formula: tex`\bar c = \frac{1}{n}\sum_{i=1}^{n} c_i`,
    letters: 'c: confidence of an answer; n answers.',
    here: 'Every method has its own confidence; the line under its name says which. The sentence under a diagram compares the two and gives the gap a 95 % interval: Wilson’s for the share right, joined with that of the mean confidence. It holds 0 wherever a calibrated model would be as far off by chance.',
    source: ''
  },
  {
    id: 'ece',
    name: 'ECE, expected calibration error',
    plain:
      'How far, on average, what it said was from how often it was right: the distances of the dots from the diagonal, weighted by their answers. 0 is perfect; 0.1 means ten points off.',
    formula: tex`\mathrm{ECE} = \sum_{b=1}^{B} \frac{n_b}{n}\,\left|\,\bar y_b - \bar c_b\,\right|`,
    letters: 'b: one of B bins, with its part of the n answers, their mean confidence c̄ and share right ȳ.',
    here: 'Bins as in the diagram. With few answers no model shows 0, not even a perfect one: read it beside its floor. It depends on the bins, so the rule is printed with it.',
    source: 'Naeini, Cooper & Hauskrecht 2015; Guo et al. 2017'
  },
  {
    id: 'floor',
    name: 'The ECE’s floor',
    plain:
      'The ECE that a perfectly calibrated model would show by chance, with these confidences, this many answers and these bins. An ECE within the grey bar may be no miscalibration at all.',
    formula: tex`\tilde y_i \sim \mathrm{Bernoulli}(c_i) \quad\Rightarrow\quad \mathrm{ECE}(c, \tilde y)`,
    letters: 'c: the confidences as they are; ỹ: outcomes drawn from them.',
    here: '1,000 simulated models; the grey bar ends at their 95 % quantile. The sentence under a diagram calls the bins off only above the 99 % quantile, since it has other tests too, and only where it is by enough to matter.',
    source: 'Consistency resampling: Bröcker & Smith 2007; Vaicenavicius et al. 2019'
  },
  {
    id: 'interval',
    name: '95 % interval',
    plain: 'Where the figure might lie had other questions of the same kind been asked.',
    formula: tex`\left[\,q_{0.025}\bigl(\theta^{*}\bigr),\; q_{0.975}\bigl(\theta^{*}\bigr)\right]`,
    letters: 'θ*: the figure on answers drawn again with replacement; q: its quantile.',
    here: 'Percentiles of 1,000 bootstrap resamples of the questions, drawn with the run’s seed. Shares (right, the whiskers) have Wilson’s interval instead, and the AUROC and the gap have intervals of that kind: they know that outcomes could have differed even where all are right. The Brier score’s, the NLL’s and the AURC’s join the bootstrap with one that knows that too. The ECE’s is of the ECE that unlimited answers would show, without what chance adds, so that it can reach 0 and may lie below the ECE seen. How often each holds the truth was measured: docs/honesty.md.',
    source: 'Efron 1979; Wilson 1927; Newcombe 1998, 2006; Agresti & Coull 1998; Carpenter 1999'
  },
  {
    id: 'brier',
    name: 'Brier score',
    plain:
      'Squared distance of confidence from outcome, averaged: small when the model is both calibrated and able to tell right from wrong. The constant beside it is what always saying the share of right answers would score: a model no better than it gives no information.',
    formula: tex`
      \mathrm{Brier} = \frac{1}{n}\sum_{i=1}^{n} (c_i - y_i)^2

      \text{constant: } \bar y\,(1 - \bar y)
    `,
    letters: 'c: confidence; y: 1 right, 0 wrong; ȳ: share right.',
    here: 'On the same answers as the diagram.',
    source: 'Brier 1950; Murphy 1973'
  },
  {
    id: 'calibration-term',
    name: 'Mean squared gap',
    plain:
      'How far apart confidence and share right are in the bins, squared and averaged: the Brier score’s calibration term, with what chance adds taken off. Two calibrated models have the same on average, 0, however often they are right; their ECEs differ.',
    formula: tex`\sum_{b=1}^{B}\frac{n_b}{n}\left[\left(\bar c_b-\bar y_b\right)^2-\frac{\bar y_b\,(1-\bar y_b)}{n_b-1}\right]`,
    letters: 'b: one of B bins, with n of all n answers, their mean confidence c̄ and share right ȳ.',
    here: 'Bins as in the diagram. By chance it may come out below 0. Two runs are called better or worse calibrated by the difference of this figure.',
    source: 'Murphy 1973; without bias: Bröcker 2012; Kumar, Liang & Ma 2019'
  },
  {
    id: 'auroc',
    name: 'AUROC',
    plain:
      'The chance that a right answer got a higher confidence than a wrong one. 0.5 is a coin, 1 sorts perfectly. A temperature applied to a number leaves it as it is: calibration and order are two things.',
    formula: tex`
      P(c_i > c_j) + \tfrac{1}{2} P(c_i = c_j)

      \text{for } y_i = 1,\; y_j = 0
    `,
    letters: 'i: a right answer; j: a wrong one; ties count half.',
    here: 'By mid-ranks, over all pairs of a right and a wrong answer. It is called no better than chance only where its interval holds 0.5 and ends below 0.6; where it reaches further, that cannot be told.',
    source: 'Hanley & McNeil 1982; interval: Newcombe 2006'
  },
  {
    id: 'risk-coverage',
    name: 'Risk–coverage curve',
    plain:
      'Keep only the surest answers: across, the share that is kept; up, how often those are wrong. A confidence that knows what it knows starts low and rises; one that knows nothing stays on the dashed line.',
    formula: tex`\mathrm{risk}(k) = \frac{1}{k}\sum_{i=1}^{k} (1 - y_{(i)})`,
    letters: 'y₍ᵢ₎: 1 right, 0 wrong, of the i-th surest answer; k answers kept.',
    here: 'A point for every distinct value: no threshold can separate answers that are equally sure.',
    source: 'El-Yaniv & Wiener 2010'
  },
  {
    id: 'aurc',
    name: 'AURC, area under the risk–coverage curve',
    plain:
      'How often the model is wrong, averaged over every number of surest answers one might keep. Smaller is better; it also falls when the model is right more often, so compare it between rows on the same questions.',
    formula: tex`\mathrm{AURC} = \frac{1}{n}\sum_{k=1}^{n} \mathrm{risk}(k)`,
    letters: 'risk(k): share wrong among the k surest answers.',
    here: 'Among equally sure answers, the expectation over their orders is taken. The interval joins two bootstraps over questions: of the answers as they are, and as if a few had come out the other way, which it has to know of where nearly all are right.',
    source: 'Geifman, Uziel & El-Yaniv 2019'
  },
  {
    id: 'nll',
    name: 'NLL, negative log-likelihood',
    plain:
      'How surprised one would be by the outcomes if one believed the confidences, in nats. It is what a temperature is fitted on: confident and wrong costs most.',
    formula: tex`\mathrm{NLL} = -\frac{1}{n}\sum_{i=1}^{n} \bigl[\,y_i \ln c_i + (1 - y_i)\ln(1 - c_i)\,\bigr]`,
    letters: 'c: confidence; y: 1 right, 0 wrong.',
    here: 'Probabilities are clipped at 10⁻¹². Where the model chooses among options, the NLL is that of the right option among all of them.',
    source: 'Good 1952'
  },
  {
    id: 'temperature',
    name: 'Temperature',
    plain:
      'One number that all logits are divided by. T above 1 makes the model less sure, below 1 surer; which answer is likeliest stays the same. The fitted T is the one with the smallest NLL.',
    formula: tex`
      p_k(T) = \frac{\exp(z_k / T)}{\sum_j \exp(z_j / T)}

      \hat T = \arg\min_{T}\, \mathrm{NLL}(T)
    `,
    letters: 'z: logits of the options, or of the vocabulary; p: their probabilities at T.',
    here: 'T lies in [0.05, 20]. It is exact on the options’ logits and on the answer’s own tokens; where only a number was read, its log odds are divided by T. Its interval comes from the profile likelihood. At a bound, one number is not enough: see Platt scaling.',
    source: 'Guo et al. 2017'
  },
  {
    id: 'platt',
    name: 'Platt scaling',
    plain:
      'A slope and an offset on the confidence’s log odds. Where a temperature pulls everything towards even odds, the offset can also make the model less sure on the whole.',
    formula: tex`
      c \mapsto \sigma\bigl(a \ln\tfrac{c}{1 - c} + b\bigr)

      \sigma(x) = \frac{1}{1 + e^{-x}}
    `,
    letters: 'a: slope; b: offset; c: confidence.',
    here: 'Offered where a temperature stops at its bound, or where fewer than half of the answers are right. Its intervals come from the observed information.',
    source: 'Platt 1999'
  },
  {
    id: 'judged',
    name: 'Judged on other questions',
    plain:
      'A fit looks good on what it was fitted on. So figures before and after are always on questions the fit has not seen: the other half, or, out of fold, each fifth of them under a fit on the other four fifths.',
    formula: tex`
      \text{halves: } \hat T(\text{one half}) \to \text{the other}

      \text{folds: } \hat T(\text{all but } f) \to f,\quad f = 1, \dots, 5
    `,
    letters: 'T̂(…): the temperature fitted on those questions; f: a fold.',
    here: 'Halves and folds are a stable hash of a question’s id: the same for every method, order and machine. Halves are the plain way with many questions; out of fold, every question counts, which a small set needs. Whether a fit is better goes by NLL and Brier. How the ECE changed is told without what chance adds to it before and after, with an interval that takes the two as independent.',
    source: 'Stone 1974; Zou & Donner 2008'
  }
] as const satisfies readonly Definition[];

/** Id of a figure's definition. */
export type FigureId = (typeof figures)[number]['id'];
