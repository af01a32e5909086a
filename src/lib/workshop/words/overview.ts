/** The page that lists the chapters. */
export const words = {
  title: 'When can you believe it?',
  opening:
    'A workshop for one or for a whole class: first you say how sure you are, then a small language model does, and then you see whom to believe.',
  how: (chapters: number, minutes: number) =>
    `${chapters} short chapters, ${minutes} minutes in all. In each you first make a guess and then look. Nothing is sent anywhere: your answers stay in this browser.`,
  start: 'Start',
  goOn: 'Go on',
  teaching: 'Do you teach? Choose chapters and questions, and share them as one link.',
  plan: 'Plan a lesson',
  set: (title: string, count: number) => `The questions: ${count} of “${title}”.`
};
