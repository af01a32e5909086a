import { expect, it } from 'vitest';
import { nearestOnGrid, temperatureGrid } from './temperature-grid';

it('runs from 0.05 to 20 in equal steps of log T, with 1 in the middle', () => {
  expect(temperatureGrid.length).toBe(161);
  expect(temperatureGrid[80]).toBe(1);
  expect(temperatureGrid[0]).toBeCloseTo(0.05, 12);
  expect(temperatureGrid[160]).toBeCloseTo(20, 12);
  for (let i = 1; i < temperatureGrid.length; i++) {
    expect(Math.log(temperatureGrid[i] / temperatureGrid[i - 1])).toBeCloseTo(Math.log(20) / 80, 12);
  }
});

it('finds the nearest stop, and the ends beyond them', () => {
  temperatureGrid.forEach((temperature, i) => {
    expect(nearestOnGrid(temperature)).toBe(i);
    expect(nearestOnGrid(temperature * 1.015)).toBe(i);
    expect(nearestOnGrid(temperature / 1.015)).toBe(i);
  });
  expect(nearestOnGrid(0.001)).toBe(0);
  expect(nearestOnGrid(1000)).toBe(160);
});
