import { onSecurityNews } from '../login/index.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { tellByMail } from './write-to.ts';

/** Somebody waits to be let in without a device saying yes: whoever has lost theirs can still be reached by mail, and say no. */
onSecurityNews(async (house, tx, { accountId, what }) => {
  if (what !== 'waiting') return;
  tx.onCommit(() => {
    tellByMail(house, accountId, 'waiting').catch((error: unknown) =>
      house.logger.warn(troubleOf(error), 'nobody could be told of who waits'),
    );
  });
});
