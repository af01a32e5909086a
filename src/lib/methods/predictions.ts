import { defineMethod } from './define-method';
import { PREDICTIONS } from './predictions-id';

/** What stands in the place of a method where predictions were read from a file: nothing was asked. */
export const predictions = defineMethod({
  id: PREDICTIONS,
  title: 'Predictions',
  plain: 'Confidences and outcomes read from a file. The lab asked nothing and has no reply to show.',
  source: 'the file',
  prompts: {},
  options: {},
  leaves: ['given'],
  cost: 'not known',
  usualFor: 'none',
  needsOptions: false,
  ask: () => Promise.reject(new Error('Predictions are read from a file; there is nothing to ask.'))
});
