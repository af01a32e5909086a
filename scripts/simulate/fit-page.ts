import { parameterCases, repeatedCases, type ParameterCase } from './parameter-studies';
import { calibratedSources } from './sources';
import { cell, COVER, table, tallied } from './tables';

const SIZES = [20, 40, 200, 1000];
const DRAWS = 100;

/** A line a parameter of each case. */
function parametersTable(cases: readonly ParameterCase[], sizes: readonly number[], salt: number): string {
  const parameters = ['temperature', 'slope', 'offset', 'a', 'b', 'c'];
  const lines = cases.flatMap(({ fit, once }, place) => {
    const tallies = tallied(sizes, DRAWS, salt + place, once);
    return parameters
      .filter((name) => tallies.some((tally) => tally.get(name)))
      .map((name) => [
        fit,
        name === 'temperature' ? 'T' : name,
        ...tallies.map((tally) => cell(tally, name, COVER))
      ]);
  });
  return table(['fit', 'parameter', ...sizes.map((n) => `n = ${n}`)], sizes.length, lines);
}

function parameterPart(): string {
  const clustered = calibratedSources.find(({ name }) => name === 'clustered')!;
  return `## Parameters of fits: coverage of the 95 % intervals, per cent

The parameters are those the answers were drawn with; ${DRAWS} draws a cell. Where right and wrong do not overlap a fit gives no interval, and the draw is not counted; nor has c of a beta calibration one where a or b is held at 0. Of so many
cells a few are bold by chance alone; where ids repeat, the percentiles are a little narrow.

${parametersTable(parameterCases, SIZES, 2500)}

Where ids repeat, as in *clustered*, intervals of parameters are percentiles of 200 fits on ids drawn again. A fit takes 20 ids at least: n = 200 holds 40, n = 1000 holds 200.

${parametersTable(repeatedCases(clustered), [200, 1000], 2600)}
`;
}

/** The part of the page on fitted parameters, as Markdown, by name. */
export const fitParts = { parameters: parameterPart };
