import type { Feature } from '../../platform/house.ts';
import { forgetOld, makeArchives } from './make-archives.ts';
import { methods } from './methods.ts';
import { routes } from './routes.ts';
import { countToMake } from './store.ts';
import './personal-data.ts';

export { nameColumn, nameTable } from './mine/words.ts';
export { exportAll } from './export-all.ts';

/** Taking along what one can read, as a file that people and programs can read; and bringing it in on another host. */
export const archive: Feature = {
  name: 'archive',
  methods,
  routes,
  jobs: [makeArchives, forgetOld],
  start({ config, db, metrics }) {
    if (config.roles.includes('worker'))
      metrics.followQueue({ queue: 'archives', read: () => countToMake(db) });
  },
};
