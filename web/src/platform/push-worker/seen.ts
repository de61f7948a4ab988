const name = 'maru-told-1';
const keyOf = (chatId: string): string => `/told/${chatId}`;

/** Up to which message of a chat this device has shown something, even when it was wiped away since. */
export const readTold = async (chatId: string): Promise<number> => {
  const kept = await (await caches.open(name)).match(keyOf(chatId));
  return kept ? Number(await kept.text()) : 0;
};

/** Keeps that; only places, no words. */
export const keepTold = async (chatId: string, seq: number): Promise<void> =>
  (await caches.open(name)).put(keyOf(chatId), new Response(String(seq)));
