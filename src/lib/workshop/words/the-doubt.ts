/** Chapter 5. */
export const words = {
  opening:
    'A language model writes its answer piece by piece. Before each piece it weighs all pieces it knows, and takes the likeliest. Sometimes one is far ahead; sometimes several are close. That is where the doubt sits.',
  asked: 'It was asked',
  guess: 'Where did it hesitate most? Pick a piece.',
  piece: (text: string) => `Piece “${text}”`,
  space: 'space',
  commit: 'It hesitated here',
  rank: (rank: number, text: string, most: string) =>
    rank === 1
      ? `Yes: “${text}” is where it hesitated most.`
      : `“${text}” is number ${rank}. It hesitated most at “${most}”.`,
  truth: (right: boolean, accepted: string) =>
    right
      ? `The answer is right (${accepted}). So doubt alone does not mean wrong.`
      : `The answer is wrong: right would be ${accepted}. The doubt was the only warning.`,
  slide: 'Temperature',
  slideNote:
    'Slide to the left, and the model looks sure of everything; to the right, and everything seems possible. The order of the pieces never changes, only how far they lie apart.',
  next: 'Another sentence',
  place: (at: number, count: number) => `Sentence ${at} of ${count}`,
  over: 'That was the last one. Most of the pieces that only repeat the question carry hardly any doubt. It sits where the answer might have begun differently, and where the fact is.'
};
