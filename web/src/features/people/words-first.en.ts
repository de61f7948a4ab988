/** Said by the list of chats, which stands before the other words of people are here. */
export const firstWordsEn = { 'people.gone': 'Deleted account' } as const;
