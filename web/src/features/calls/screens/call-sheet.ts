/** What lies over the screen of a call: one thing at a time. */
export type CallSheet = 'more' | 'people' | 'ring' | 'add' | 'devices' | 'keyboard' | 'trust';
