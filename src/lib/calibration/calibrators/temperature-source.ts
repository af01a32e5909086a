import { reference } from '../reference';

/** Where temperature scaling comes from. */
export const temperatureSource = reference('guo2017', 'Guo', 2017, 'inproceedings', {
  author: 'Guo, Chuan and Pleiss, Geoff and Sun, Yu and Weinberger, Kilian Q.',
  title: 'On calibration of modern neural networks',
  booktitle: 'Proceedings of the 34th International Conference on Machine Learning',
  pages: '1321--1330'
});
