// A page is calm in a real browser: silent, alone, readable by everybody, on every screen and on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open, pageOf, root, withClaims, withoutSources } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const first = join(root, 'cases/sanctuary-heroin');
const mirror = join(root, 'cases/mirror-example');
const folders = {
  'the first case': first,
  'the mirror case': mirror,
  'a case without claims': withClaims(mirror, 0),
  'a case whose every record is missing': withoutSources(first),
  'a case with hostile labels': join(root, 'tests/bad/61_hostile_labels'),
};

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** The rules of axe that the page breaks, each with the first element that breaks it. */
async function violations(page) {
  // The page's policy lets no script in, so the auditor comes in through the debugger.
  await page.evaluate(axe);
  const found = await page.evaluate(() => {
    // Of many cards, which are alike, the first twenty are audited: all of 500 would take an hour.
    document.querySelectorAll('article.card:nth-of-type(n+21), .tree li:nth-child(n+41)').forEach((part) => part.remove());
    return globalThis.axe.run(document);
  });
  return found.violations.map((rule) => `${rule.id} (${rule.nodes.length}): ${rule.nodes[0].html.slice(0, 160)}`);
}

/** The words that a PDF sets beyond the edge of a page; it has words at all. */
function wordsOutside(pdf) {
  const file = join(mkdtempSync(join(tmpdir(), 'probative-pdf-')), 'page.pdf');
  writeFileSync(file, pdf);
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const outside = [];
  let [width, height, words] = [0, 0, 0];
  for (const line of boxes.split('\n')) {
    const page = line.match(/<page width="([\d.]+)" height="([\d.]+)"/);
    if (page) [width, height] = page.slice(1).map(Number);
    const word = line.match(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/);
    if (!word) continue;
    words += 1;
    const [left, top, right, bottom] = word.slice(1, 5).map(Number);
    if (left < 0 || top < 0 || right > width || bottom > height) outside.push(word[5]);
  }
  assert.ok(words > 20, `${words} words`);
  return outside.slice(0, 5);
}

function openAll(page) {
  return page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
}

for (const [name, folder] of Object.entries(folders)) {
  test(name, async (t) => {
    const address = pageOf(folder);

    await t.test('says nothing on the console and asks for nothing', async () => {
      const { page, noise } = await open(browser, address);
      await openAll(page);
      await page.waitForTimeout(100);
      assert.deepEqual(noise, []);
      await page.close();
    });

    for (const look of ['light', 'dark', 'print']) {
      await t.test(`breaks no rule of axe: ${look}`, async () => {
        const { page } = await open(browser, address);
        if (look === 'print') await page.emulateMedia({ media: 'print' });
        else await page.emulateMedia({ colorScheme: look });
        await openAll(page);
        assert.deepEqual(await violations(page), []);
        await page.close();
      });
    }

    for (const width of [360, 768, 1280]) {
      await t.test(`needs no sideways scroll at ${width} pixels`, async () => {
        const { page } = await open(browser, address, { viewport: { width, height: 800 } });
        await openAll(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} > ${width}`);
        await page.close();
      });
    }

    await t.test('lets the keyboard reach and choose every mark', async () => {
      const { page } = await open(browser, address);
      await page.waitForFunction(() => document.documentElement.classList.contains('scripted'));
      const bare = await page.evaluate(() => document.querySelectorAll('figure svg :is([data-value],[data-map],[data-count]):not([tabindex])').length);
      assert.equal(bare, 0);
      const stops = await page.evaluate(() => [...document.querySelectorAll('figure svg:has([tabindex])')]
        .map((svg) => svg.querySelectorAll('[tabindex="0"]').length));
      assert.ok(stops.every((count) => count === 1), `${stops}`);
      if (stops.length > 0) {
        await page.locator('figure svg [tabindex="0"]').first().focus();
        await page.keyboard.press('End');
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-pressed')), 'true');
        assert.ok(await page.locator('tr.chosen').count() > 0);
        await page.keyboard.press('Escape');
        assert.equal(await page.locator('.chosen').count(), 0);
      }
      await page.close();
    });

    await t.test('reveals which map of a line-up is real, with and without scripts', async () => {
      for (const javaScriptEnabled of [true, false]) {
        const { page } = await open(browser, address, { javaScriptEnabled });
        if (javaScriptEnabled) await page.waitForFunction(() => document.documentElement.classList.contains('scripted'));
        for (const part of await page.locator('details.reveal').all()) {
          assert.ok(!(await part.locator('p').first().isVisible()));
          await part.locator('summary').click();
          assert.ok(await part.locator('p').first().isVisible());
          const framed = part.locator('xpath=ancestor::figure').locator(`.real[data-map="${await part.getAttribute('data-real')}"]`);
          if (javaScriptEnabled) await framed.waitFor({ state: 'attached' });
        }
        await page.close();
      }
    });

    await t.test('shows every claim and its numbers with scripts off', async () => {
      const { page } = await open(browser, address, { javaScriptEnabled: false });
      const cards = page.locator('article.card');
      for (let index = 0; index < await cards.count(); index += 1) {
        assert.ok(await cards.nth(index).locator('h3').isVisible());
        assert.ok(await cards.nth(index).locator('.word').first().isVisible());
      }
      await page.close();
    });

    for (const [paper, width] of [['A4', 794], ['Letter', 816]]) {
      await t.test(`is not clipped on ${paper}`, async () => {
        // The paper less its margins of 1 cm, in pixels of 1/96 inch.
        const inside = Math.floor(width - (2 * 96) / 2.54);
        const { page } = await open(browser, address, { viewport: { width: inside, height: 1000 } });
        await page.emulateMedia({ media: 'print' });
        const clipped = await page.evaluate((limit) => [...document.querySelectorAll('body *')]
          .filter((part) => !part.closest('.skip') && part.getClientRects().length > 0)
          .filter((part) => part.getBoundingClientRect().right > limit + 1)
          .map((part) => `${part.tagName}.${part.getAttribute('class')}: ${part.textContent.slice(0, 60)}`)
          .slice(0, 5), inside);
        assert.deepEqual(clipped, []);
        const pdf = await page.pdf({ format: paper, margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } });
        const outside = wordsOutside(pdf);
        assert.deepEqual(outside, []);
        await page.close();
      });
    }
  });
}

test('a case with 500 claims is silent and fits every width', async () => {
  const address = pageOf(withClaims(mirror, 500));
  for (const width of [360, 1280]) {
    const { page, noise } = await open(browser, address, { viewport: { width, height: 800 } });
    await openAll(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} > ${width}`);
    assert.equal(await page.locator('article.card').count(), 500);
    assert.deepEqual(noise, []);
    await page.close();
  }
});

test('the first case is painted within half a second', async () => {
  const address = pageOf(first);
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    const { page } = await open(browser, address);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    times.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
    await page.close();
  }
  const best = Math.min(...times);
  console.log(`first paint: ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
  assert.ok(best < 500, `${best} ms`);
});
