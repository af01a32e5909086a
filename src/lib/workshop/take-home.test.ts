import { describe, expect, it } from 'vitest';
import { takeHomeFile } from './take-home';
import { words } from './words/take-home';

const home = { date: '1 May 2026', set: 'Workshop 40', own: '', summary: null, figures: [] };

describe('the file to take home', () => {
  it('holds the five sentences, and needs no network and no script', () => {
    const html = takeHomeFile(home);
    expect(words.sentences).toHaveLength(5);
    for (const sentence of words.sentences) expect(html).toContain(sentence);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|https?:/);
    expect(html).toContain(words.noAnswers);
    expect(html).not.toContain('<blockquote');
  });

  it('holds what was written as text, never as HTML', () => {
    const html = takeHomeFile({ ...home, own: '<img src=x onerror=alert(1)> & "so"', set: '<b>' });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;so&quot;');
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain('<img');
  });

  it('holds the pictures with their words', () => {
    const html = takeHomeFile({
      ...home,
      summary: '12 of 20',
      figures: [{ svg: '<svg></svg>', title: 'Mine', text: 'dots & lines' }]
    });
    expect(html).toContain('<figure><svg></svg><figcaption>dots &amp; lines</figcaption>');
    expect(html).toContain('12 of 20');
  });
});
