import { readId, type AccountId } from '@maru/contract';

const name = 'maru.account';

/** Who was signed in here last, so that the app opens without a network. */
export const rememberedAccount = (): AccountId | undefined => {
  try {
    return readId(localStorage.getItem(name));
  } catch {
    return undefined;
  }
};

/** Remembers who is signed in here; null forgets. */
export const rememberAccount = (id: AccountId | null): void => {
  try {
    if (id) localStorage.setItem(name, id);
    else localStorage.removeItem(name);
  } catch {
    // Without a memory the app asks the host at each start.
  }
};
