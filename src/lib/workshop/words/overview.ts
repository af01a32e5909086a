/** The page that lists the chapters. */
export const words = {
  title: 'When can you believe it?',
  opening:
    'A workshop for one or for a whole class: first you say how sure you are, then a small language model does, and then you see whom to believe.',
  how: (chapters: number, minutes: number) =>
    `${chapters} short chapters, ${minutes} minutes in all. In most you first make a guess and then look. Nothing is sent anywhere: your answers stay in this browser.`,
  start: 'Start',
  goOn: 'Go on',
  teaching: 'Do you teach? Choose chapters and questions, and share them as one link.',
  plan: 'Plan a lesson',
  afresh: 'Start afresh on this machine',
  sureAfresh:
    'This deletes all answers, guesses and bets made in this browser’s workshop. The teacher’s choice of questions and chapters stays, and so do the codes in the room. Start afresh?',
  yes: 'Yes, delete them',
  no: 'Keep them',
  fresh: 'All answers, guesses and bets are deleted.',
  set: (title: string, count: number) => `The questions: ${count} of “${title}”.`
};
