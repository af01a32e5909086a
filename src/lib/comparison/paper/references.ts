import { calibrators } from '../../calibration/calibrators/registry';
import { reference, type Reference } from '../../calibration/reference';

/** Works behind the figures, the ways to ask and the signals. */
const works: readonly Reference[] = [
  reference('agresti1998', 'Agresti', 1998, 'article', {
    author: 'Agresti, Alan and Coull, Brent A.',
    title: "Approximate is better than ``exact'' for interval estimation of binomial proportions",
    journal: 'The American Statistician',
    volume: '52',
    number: '2',
    pages: '119--126'
  }),
  reference('brier1950', 'Brier', 1950, 'article', {
    author: 'Brier, Glenn W.',
    title: 'Verification of forecasts expressed in terms of probability',
    journal: 'Monthly Weather Review',
    volume: '78',
    number: '1',
    pages: '1--3'
  }),
  reference('broecker2007', 'Bröcker', 2007, 'article', {
    author: 'Br{\\"o}cker, Jochen and Smith, Leonard A.',
    title: 'Increasing the reliability of reliability diagrams',
    journal: 'Weather and Forecasting',
    volume: '22',
    number: '3',
    pages: '651--661'
  }),
  reference('carpenter1999', 'Carpenter', 1999, 'article', {
    author: 'Carpenter, James',
    title: 'Test inversion bootstrap confidence intervals',
    journal: 'Journal of the Royal Statistical Society: Series B',
    volume: '61',
    number: '1',
    pages: '159--172'
  }),
  reference('delong1988', 'DeLong', 1988, 'article', {
    author: 'DeLong, Elizabeth R. and DeLong, David M. and Clarke-Pearson, Daniel L.',
    title:
      'Comparing the areas under two or more correlated receiver operating characteristic curves: a nonparametric approach',
    journal: 'Biometrics',
    volume: '44',
    number: '3',
    pages: '837--845'
  }),
  reference('efron1979', 'Efron', 1979, 'article', {
    author: 'Efron, Bradley',
    title: 'Bootstrap methods: another look at the jackknife',
    journal: 'The Annals of Statistics',
    volume: '7',
    number: '1',
    pages: '1--26'
  }),
  reference('elyaniv2010', 'El-Yaniv', 2010, 'article', {
    author: 'El-Yaniv, Ran and Wiener, Yair',
    title: 'On the foundations of noise-free selective classification',
    journal: 'Journal of Machine Learning Research',
    volume: '11',
    pages: '1605--1641'
  }),
  reference('hanley1982', 'Hanley', 1982, 'article', {
    author: 'Hanley, James A. and McNeil, Barbara J.',
    title: 'The meaning and use of the area under a receiver operating characteristic ({ROC}) curve',
    journal: 'Radiology',
    volume: '143',
    number: '1',
    pages: '29--36'
  }),
  reference('kadavath2022', 'Kadavath', 2022, 'misc', {
    author: 'Kadavath, Saurav and others',
    title: 'Language models (mostly) know what they know',
    eprint: '2207.05221',
    archiveprefix: 'arXiv'
  }),
  reference('lin2022', 'Lin', 2022, 'article', {
    author: 'Lin, Stephanie and Hilton, Jacob and Evans, Owain',
    title: 'Teaching models to express their uncertainty in words',
    journal: 'Transactions on Machine Learning Research'
  }),
  reference('malinin2021', 'Malinin', 2021, 'inproceedings', {
    author: 'Malinin, Andrey and Gales, Mark',
    title: 'Uncertainty estimation in autoregressive structured prediction',
    booktitle: 'International Conference on Learning Representations'
  }),
  reference('naeini2015', 'Naeini', 2015, 'inproceedings', {
    author: 'Naeini, Mahdi Pakdaman and Cooper, Gregory F. and Hauskrecht, Milos',
    title: 'Obtaining well calibrated probabilities using {Bayesian} binning',
    booktitle: 'Proceedings of the AAAI Conference on Artificial Intelligence',
    pages: '2901--2907'
  }),
  reference('newcombe1998', 'Newcombe', 1998, 'article', {
    author: 'Newcombe, Robert G.',
    title:
      'Interval estimation for the difference between independent proportions: comparison of eleven methods',
    journal: 'Statistics in Medicine',
    volume: '17',
    number: '8',
    pages: '873--890'
  }),
  reference('newcombe2006', 'Newcombe', 2006, 'article', {
    author: 'Newcombe, Robert G.',
    title:
      'Confidence intervals for an effect size measure based on the {Mann--Whitney} statistic. Part 2: asymptotic methods and evaluation',
    journal: 'Statistics in Medicine',
    volume: '25',
    number: '4',
    pages: '559--573'
  }),
  reference('tian2023', 'Tian', 2023, 'inproceedings', {
    author:
      'Tian, Katherine and Mitchell, Eric and Zhou, Allan and Sharma, Archit and Rafailov, Rafael and Yao, Huaxiu and Finn, Chelsea and Manning, Christopher D.',
    title:
      'Just ask for calibration: strategies for eliciting calibrated confidence scores from language models fine-tuned with human feedback',
    booktitle: 'Proceedings of the 2023 Conference on Empirical Methods in Natural Language Processing'
  }),
  reference('wilson1927', 'Wilson', 1927, 'article', {
    author: 'Wilson, Edwin B.',
    title: 'Probable inference, the law of succession, and statistical inference',
    journal: 'Journal of the American Statistical Association',
    volume: '22',
    number: '158',
    pages: '209--212'
  }),
  reference('zou2008', 'Zou', 2008, 'article', {
    author: 'Zou, Guang Yong and Donner, Allan',
    title: 'Construction of confidence limits about effect measures: a general approach',
    journal: 'Statistics in Medicine',
    volume: '27',
    number: '10',
    pages: '1693--1702'
  })
];

/** Every work that can be cited, by key: those named here, and each calibrator's own. */
export const references: readonly Reference[] = [
  ...new Map(
    [...works, ...Object.values(calibrators).map(({ source }) => source)].map((work) => [work.key, work])
  ).values()
].sort((a, b) => (a.key < b.key ? -1 : 1));

/** The works that texts name by family name and year, in the list’s order, each once. */
export function citedIn(texts: readonly string[]): Reference[] {
  return references.filter(({ author, year }) =>
    texts.some((text) => new RegExp(`\\b${author}\\b[^;]*\\b${year}\\b`).test(text))
  );
}

/** References as a BibTeX file. */
export function bibtexOf(list: readonly Reference[]): string {
  return list.map(({ bibtex }) => `${bibtex}\n`).join('\n');
}
