import type { Feature, Job } from '../../platform/house.ts';
import { confirmMail, mail, removeMail, setMail } from './mail-verbs.ts';
import { ask, look, recover } from './recover.ts';
import { deleteOldLinks } from './store.ts';
import './personal-data.ts';
import './write-of-waiting.ts';

export { readConfirmed as findMailAddresses } from './store.ts';

const forgetLinks: Job = {
  name: 'recovery.forgetLinks',
  everyMs: 3_600_000,
  run: ({ db, clock }) => deleteOldLinks(db, clock.now()),
};

export { tellByMail } from './write-to.ts';

/** Coming back by e-mail when the password is forgotten. */
export const recovery: Feature = {
  name: 'recovery',
  methods: {
    'recovery.mail': mail,
    'recovery.setMail': setMail,
    'recovery.confirmMail': confirmMail,
    'recovery.removeMail': removeMail,
    'recovery.ask': ask,
    'recovery.look': look,
    'recovery.recover': recover,
  },
  jobs: [forgetLinks],
};
