export { joinTabLine, type TabLine, type TabLineOptions } from './tab-line.ts';
export { type TabNote } from './tab-channel.ts';
export { type LineState } from '@maru/client';
export { seekLeadership } from './leadership.ts';
export { type Reach, type Road } from './road.ts';
