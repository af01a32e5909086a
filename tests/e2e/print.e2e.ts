import { expect, test } from './site';

/** CSS pixels across an A4 sheet without margins of 12 mm. */
const SHEET = 703;

test('on paper the page is light, every column fits on the sheet, and no list is cut off', async ({
  browser,
  site
}) => {
  const page = await browser.newPage({ viewport: { width: SHEET, height: 1000 }, colorScheme: 'dark' });
  await page.goto(site);
  const table = page.getByRole('table', { name: /side by side/ });
  await expect(table).toBeVisible();
  const read = () =>
    page.evaluate(() => {
      const list = document.querySelector('section[aria-label="Questions"] ul')!;
      return {
        ink: getComputedStyle(document.documentElement).color,
        page: [document.documentElement.scrollWidth, document.documentElement.clientWidth],
        cut: list.scrollHeight - list.clientHeight
      };
    });
  const right = async () => {
    const box = (await table.boundingBox())!;
    return box.x + box.width;
  };
  await expect(table).toContainText('Platt scaling', { timeout: 120_000 });
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 120_000 });
  expect(await right()).toBeGreaterThan(SHEET);
  expect((await read()).ink).toBe('rgb(235, 233, 227)');
  await expect.poll(async () => (await read()).cut).toBeGreaterThan(0);

  await page.emulateMedia({ media: 'print' });
  const onPaper = await read();
  expect(onPaper.ink).toBe('rgb(28, 29, 32)');
  expect(onPaper.cut).toBe(0);
  expect(onPaper.page[0]).toBeLessThanOrEqual(onPaper.page[1]);
  expect(await right()).toBeLessThanOrEqual(SHEET);
  // The diagrams stand together, before the list of answers.
  const edges = await page.evaluate(() => {
    const cards = [...document.querySelectorAll('.diagrams > .card')];
    const list = document.querySelector('.diagrams > .answers')!;
    return {
      cards: cards.map((card) => card.getBoundingClientRect().bottom),
      list: list.getBoundingClientRect().top
    };
  });
  expect(edges.cards.length).toBe(4);
  expect(Math.max(...edges.cards)).toBeLessThanOrEqual(edges.list);
  await page.close();
});
