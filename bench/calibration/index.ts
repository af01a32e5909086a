import { join } from 'node:path';
import { peersPython } from '../peers-python';
import { textTable } from '../text-table';
import { benchData } from './data';
import { timeOurs, type Timed } from './ours';
import { timePeers, type PeerTimes } from './peers';

const SIZES = [1000, 10_000, 100_000];
const RESAMPLES = 1000;

const milliseconds = (ms: number) =>
  ms < 1 ? `${(1000 * ms).toFixed(0)} µs` : `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;

/** How far our result is from the peer's; intervals come from different random numbers, so by their ends. */
function agreement(ours: Timed['value'], theirs: number | readonly number[]): string {
  const [a, b] = [[ours].flat() as number[], [theirs].flat() as number[]];
  const distance = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
  return distance.toExponential(0);
}

function tableOf(n: number, ours: Record<string, Timed>, peers: PeerTimes | null): string {
  const rows = Object.entries(ours).map(([name, { ms, value }]) => {
    const peer = peers?.rows[name];
    return peer
      ? [
          name,
          milliseconds(ms),
          milliseconds(peer.ms),
          `${(peer.ms / ms).toFixed(1)}×`,
          agreement(value, peer.value),
          `${peer.peer} ${peers!.versions[peer.peer]}: ${peer.note}`
        ]
      : [name, milliseconds(ms), '–', '–', '–', ''];
  });
  const extra = Object.entries(peers?.rows ?? {}).flatMap(([name, { ms, value, peer, note }]) => {
    const mine = ours[name.split(',')[0]];
    if (Object.hasOwn(ours, name) || !mine) return [];
    return [
      [
        name,
        milliseconds(mine.ms),
        milliseconds(ms),
        `${(ms / mine.ms).toFixed(1)}×`,
        agreement(mine.value, value),
        `${peer} ${peers!.versions[peer]}: ${note}`
      ]
    ];
  });
  const bundle = (label: string, names: string[]) => {
    const mine = names.reduce((sum, name) => sum + ours[name].ms, 0);
    if (!peers) return [label, milliseconds(mine), '–', '–', '', ''];
    const theirs = names.reduce((sum, name) => sum + peers.rows[name].ms, 0);
    return [label, milliseconds(mine), milliseconds(theirs), `${(theirs / mine).toFixed(1)}×`, '', ''];
  };
  const names = Object.keys(ours);
  return textTable([
    [`n = ${n.toLocaleString('en')}`, 'ours', 'peer', 'ratio', '|difference|', 'peer is'],
    ...rows,
    ...extra,
    bundle('the bundle', names),
    bundle(
      'the bundle, no bootstrap',
      names.filter((name) => name !== 'bootstrap')
    )
  ]);
}

/** The calibration library against scikit-learn, relplot and MAPIE on the same rows, by CPU time. */
export async function calibrationBench({ netcal }: { netcal: boolean }): Promise<void> {
  const files = ['requirements.txt', ...(netcal ? ['requirements-netcal.txt'] : [])];
  const found = peersPython(
    netcal ? 'calibration-netcal' : 'calibration',
    files.map((name) => join(import.meta.dirname, name))
  );
  const print = (text: string) => process.stdout.write(`${text}\n`);
  print('Calibration library; CPU time, median. Goals: bundle at n = 10,000 ≥ 10×, no row below 1×');
  if ('reason' in found) print(`Without peers: ${found.reason}. Ours alone:`);
  for (const n of SIZES) {
    const data = benchData(n);
    const ours = timeOurs(data, RESAMPLES);
    const peers = 'python' in found ? timePeers(found.python, data, RESAMPLES, netcal) : null;
    print(`${tableOf(n, ours, peers)}\n`);
  }
}
