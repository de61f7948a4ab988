/** What was chosen on this device, and stays so. */
export interface Choices {
  microphone?: string;
  camera?: string;
  speaker?: string;
  facing: 'user' | 'environment';
  noise: boolean;
  blur: boolean;
}

const name = 'maru.calls';
const first: Choices = { facing: 'user', noise: true, blur: false };

/** What was chosen here before. */
export const readChoices = (): Choices => {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Choices>) };
  } catch {
    return first;
  }
};

/** Remembers a choice. */
export const keepChoice = (choice: Partial<Choices>): Choices => {
  const next = { ...readChoices(), ...choice };
  try {
    localStorage.setItem(name, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
  return next;
};
