// What the tests and the screenshots share: the program's pages, and a Chromium to show them.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');
const program = process.env.PROBATIVE ?? join(root, 'target/release/probative');

/** Checks a case and gives the address of its page; a case without a testable claim is no error. */
export function pageOf(folder) {
  const out = mkdtempSync(join(tmpdir(), 'probative-page-'));
  try {
    execFileSync(program, ['check', folder, '--out', out, '--quiet'], { stdio: 'pipe' });
  } catch (error) {
    if (error.status !== 5) throw error;
  }
  return pathToFileURL(join(out, 'report.html')).href;
}

/** A copy of a case whose every source is gone. */
export function withoutSources(folder) {
  const copy = mkdtempSync(join(tmpdir(), 'probative-case-'));
  cpSync(folder, copy, { recursive: true });
  rmSync(join(copy, 'sources'), { recursive: true });
  return copy;
}

/** A copy of a case with as many claims as told: none, or its first claim again and again. */
export function withClaims(folder, count) {
  const copy = mkdtempSync(join(tmpdir(), 'probative-case-'));
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, 'case.toml');
  const [head, first] = readFileSync(file, 'utf8').split(/^\[\[claims\]\]$/m);
  const claim = (index) => `[[claims]]${first.replace(/^id = .*$/m, `id = "n${index}"`)}`;
  const claims = Array.from({ length: count }, (_, index) => claim(index + 1));
  const conclusion = head.replace(/^conclusion = .*$/m, `conclusion = "n${count}"`);
  writeFileSync(file, conclusion + claims.join(''));
  return copy;
}

export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** A page with every console message, error and request that leaves its file collected. */
export async function open(browser, address, options = {}) {
  const page = await browser.newPage(options);
  const noise = [];
  page.on('console', (message) => noise.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => noise.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on('request', (request) => {
    const url = request.url().split('#')[0];
    if (url !== address && !url.startsWith('data:')) noise.push(`request: ${url}`);
  });
  await page.goto(address);
  return { page, noise };
}
