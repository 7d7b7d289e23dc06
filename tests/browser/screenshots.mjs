// Makes docs/screenshots/ again: npm run screenshots, after cargo build --release.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, open, pageOf, root } from './browser.mjs';

const folder = join(root, 'docs/screenshots');
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const name of ['sanctuary-heroin', 'mirror-example']) {
  const address = pageOf(join(root, 'cases', name));
  const looks = { 360: { width: 360 }, 1280: { width: 1280 }, dark: { width: 1280, scheme: 'dark' } };
  for (const [look, { width, scheme = 'light' }] of Object.entries(looks)) {
    const viewport = { width, height: width === 360 ? 1600 : 800 };
    const { page } = await open(browser, address, { viewport, colorScheme: scheme });
    await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
    await page.close();
  }
  const { page } = await open(browser, address);
  const pdf = join(mkdtempSync(join(tmpdir(), 'probative-pdf-')), 'page.pdf');
  writeFileSync(pdf, await page.pdf({ format: 'A4', printBackground: true }));
  await page.close();
  execFileSync('pdftoppm', ['-png', '-r', '80', '-f', '1', '-l', '1', '-singlefile', pdf, join(folder, `${name}-a4`)]);
}
await browser.close();
