import { expect, type Page } from '@playwright/test';
import type { VisitOptions } from '../journey.ts';
import { signUpFriends, type TestPerson } from '../person.ts';
import { cameraOf, wordsOf, type Look } from './looks.ts';
import { giveScene, type Scene } from './scene.ts';

export type Visit = (person: TestPerson | null, options?: VisitOptions) => Promise<Page>;

const named = {
  korean: ['가현', '민준', '지우', '서연', '도윤'],
  english: ['Alice', 'Bob', 'Carol', 'Dan', 'Emma'],
} as const;

/** Friends with names of the language of the look. */
export const castOf = (look: Look, count: number): Promise<TestPerson[]> =>
  signUpFriends(...(look.isKorean ? named.korean : named.english).slice(0, count));

/** What the page that is looked at has before it, and what is done to it first. */
interface Watched extends Scene {
  spoil: () => void;
}

/** How one goes through a story: whose page is looked at, what is pressed, what is taken. */
export interface Walk {
  look: Look;
  take: (page: Page, name: string) => Promise<void>;
  word: (english: string) => string;
  /** The page that is looked at, at a path. */
  watch(person: TestPerson | null, path: string, scene?: Partial<Watched>): Promise<Page>;
  /** Somebody else's page, which nobody looks at. */
  other(person: TestPerson, path: string, scene: Scene): Promise<Page>;
  /** Presses what is called so in English. */
  press(page: Page, english: string): Promise<void>;
  /** The same without words for how it is called. */
  pressNamed(page: Page, name: string | RegExp): Promise<void>;
}

const pressNamed = async (page: Page, name: string | RegExp): Promise<void> => {
  // What lies under a sheet or a call is out of reach for people, though not for who asks for it by its name.
  const button = page
    .getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
    .and(page.locator(':not([inert] *)'))
    .first();
  // Controls over a picture hide until somebody moves.
  let isFirst = true;
  await expect(async () => {
    if (!isFirst) {
      await page.mouse.move(200, 200);
      await page.mouse.move(220, 220);
    }
    isFirst = false;
    await button.click({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
};

/** Begins a walk in a look. */
export const walkIn = (visit: Visit, look: Look, story: string): Walk => {
  const word = wordsOf(look);
  return {
    look,
    take: cameraOf(look, story),
    word,
    async watch(person, path, { spoil, ...scene } = {}) {
      const page = await visit(person, { ...look.options, path: '/blank-for-media' });
      await giveScene(page, { at: 0, isPhone: look.isPhone, ...scene });
      if (spoil) await page.addInitScript(spoil);
      await page.goto(path);
      await page.locator('h1, [role="log"], form').filter({ visible: true }).first().waitFor();
      return page;
    },
    async other(person, path, scene) {
      const page = await visit(person, { path: '/blank-for-media', viewport: { width: 800, height: 560 } });
      await giveScene(page, scene);
      await page.goto(path);
      await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
      return page;
    },
    press: (page, english) => pressNamed(page, word(english)),
    pressNamed,
  };
};

/** Calls from the head of the open room of two, as one does on this device. */
export const callHere = async (
  { look, press, word }: Walk,
  page: Page,
  kind: 'Voice call' | 'Video call',
): Promise<void> => {
  if (!look.isPhone) return press(page, kind);
  await press(page, 'Call');
  await page.getByRole('menuitem', { name: word(kind), exact: true }).click();
};
