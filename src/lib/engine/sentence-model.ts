/** The model of sentences that can be fetched beside the built-in model. */
export const sentenceModel = {
  title: 'all-MiniLM-L6-v2',
  licence: 'Apache-2.0',
  /** Where its GGUF file lies, from the site's root. */
  url: 'models/minilm-l6-v2/all-MiniLM-L6-v2.F32.gguf',
  /** Bytes to fetch, and bytes of memory it takes beside the language model. */
  download: 90_897_792,
  memory: 250e6
} as const;

/** What is said where it is wanted and not there. */
export const missingSentenceModel =
  'Sentence embeddings need the model all-MiniLM-L6-v2 (91 MB, Apache-2.0), which this copy of the lab does not have: run `npm run setup -- --sentence-model` where it is started, or choose what does without them.';
