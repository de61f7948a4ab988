import { expect, it } from 'vitest';
import type { Words } from '../../platform/i18n/index.ts';
import { findSettingsPage, listSettings, listSettingsPages } from '../../platform/settings/index.ts';

// Without their screens: only what the features say about their settings, and their words.
import.meta.glob('../*/register-settings.ts', { eager: true });
const files = import.meta.glob<Record<string, Words>>('../*/words.*.ts', { eager: true });

const keysOf = ({ label, text, finds }: { label: string; text?: string; finds?: string }) =>
  [label, text, finds].filter((key) => key !== undefined);

it('says every page and every setting in both languages, and gives each setting a page', () => {
  const all = [...listSettingsPages(), ...listSettings()];
  for (const language of ['ko', 'en'] as const) {
    const words = Object.entries(files)
      .filter(([path]) => path.endsWith(`words.${language}.ts`))
      .flatMap(([, module]) => Object.values(module));
    const known = new Set(words.flatMap((one) => Object.keys(one)));
    expect(all.flatMap(keysOf).filter((key) => !known.has(key))).toEqual([]);
  }
  expect(listSettings().filter(({ page }) => findSettingsPage(page)?.id !== page)).toEqual([]);
  expect(listSettingsPages().length).toBeGreaterThan(10);
});
