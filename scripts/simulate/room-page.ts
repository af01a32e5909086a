import { asProbabilities } from '../../src/lib/calibration/confidence';
import { eceOfBins, reliabilityBins } from '../../src/lib/calibration';
import { lossInterval } from '../../src/lib/calibration/intervals/loss-interval';
import { meanConfidenceInterval } from '../../src/lib/calibration/intervals/mean-confidence-interval';
import { brier } from '../../src/lib/calibration/metrics/brier';
import { mean } from '../../src/lib/calibration/metrics/accuracy';
import { roomEceInterval } from '../../src/lib/room/room-ece';
import { Draws } from './sources';
import { holds, WITHIN } from './studies';
import { COVER, figuresTable, tallied, type Once } from './tables';

const PEOPLE = [3, 5, 10, 30];
const DRAWS = 200;
/** Answers of each person, and bins of the ECE. */
const ANSWERS = 10;
const BINS = 5;
const clip = (chance: number) => Math.min(1, Math.max(0, chance));
/** People behind what is true. */
const MANY = 20_000;

interface Room {
  name: string;
  /** How much too sure people are on average, and how far one is from the other. */
  tooSure: number;
  spread: number;
}

const rooms: readonly Room[] = [
  { name: 'calibrated', tooSure: 0, spread: 0 },
  { name: 'calibrated together, each too sure or not sure enough', tooSure: 0, spread: 0.1 },
  { name: 'too sure', tooSure: 0.15, spread: 0 },
  { name: 'too sure, some more than others', tooSure: 0.15, spread: 0.1 }
];

/** Answers of people who say between 50 and 100 %, each too sure by an amount of their own. */
function answersOf({ tooSure, spread }: Room, people: number, draws: Draws) {
  const [said, chances, correct, person]: number[][] = [[], [], [], []];
  for (let one = 0; one < people; one++) {
    // The sum of twelve uniform numbers less six is as good as normal, with deviation 1.
    let normal = -6;
    for (let i = 0; i < 12; i++) normal += draws.uniform();
    for (let answer = 0; answer < ANSWERS; answer++) {
      const sure = draws.uniform(0.5, 1);
      said.push(sure);
      const chance = clip(sure - tooSure - spread * normal);
      chances.push(chance);
      correct.push(draws.flip(chance));
      person.push(one);
    }
  }
  return { confidences: asProbabilities(said), chances, correct, person };
}

/** What the room's page gives intervals of, people being drawn. */
function roomPart(): string {
  const cases = rooms.map((room, place) => {
    const many = answersOf(room, MANY, new Draws(71));
    const truth = {
      sure: mean(many.confidences),
      brier: brier(many.confidences, many.correct),
      ece: eceOfBins(reliabilityBins(many.confidences, many.chances, BINS))
    };
    const once: Once = (tally, people, draws) => {
      const { confidences, correct, person } = answersOf(room, people, draws);
      const seed = Math.floor(draws.uniform(0, 2 ** 31));
      const squares = (outcome: (row: number) => number) =>
        Float64Array.from(confidences, (sure, row) => (sure - outcome(row)) ** 2);
      const options = { groups: person, seed };
      tally.add('sure', holds(meanConfidenceInterval(confidences, { groups: person })!, truth.sure));
      const loss = lossInterval(
        squares((row) => correct[row]),
        squares((row) => 1 - correct[row]),
        correct,
        { ...options, resamples: WITHIN }
      );
      tally.add('brier', holds(loss!, truth.brier));
      const found = roomEceInterval(confidences, correct, person, BINS, { seed, simulations: WITHIN });
      tally.add('ece', holds(found!, truth.ece));
    };
    return [room.name, tallied(PEOPLE, DRAWS, 2600 + place, once)] as const;
  });
  return `## A room of people: coverage of the 95 % intervals, per cent

Each of n people says how sure between 50 and 100 % of ${ANSWERS} questions; people are what is drawn; ${DRAWS} draws a cell (±1.5). The truth is that of ${MANY.toLocaleString('en')} people; *too sure* are 15 points on average,
and people of one room differ by a deviation of 10 points where they differ. The interval of the ECE allows for answers of a person that hang together as far as they can, and for such that do not at all: it is wider than it need be
for most rooms. The percentiles of a bootstrap of people, which stood here before, never held the ECE of a calibrated room.

${figuresTable(
  ['interval', 'room'],
  PEOPLE,
  [
    ['how sure, on average', 'sure', COVER],
    ['Brier', 'brier', COVER],
    ['ECE without chance', 'ece', COVER]
  ],
  cases
)}
`;
}

/** Parts of the page on rooms, as Markdown, by name. */
export const roomParts = { room: roomPart };
