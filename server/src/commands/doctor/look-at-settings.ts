import { doubtsAbout } from '../check-config.ts';
import { whyNoMedia } from '../../platform/media/index.ts';
import { bad, ok, warning, type Finding, type Look } from './finding.ts';

/** What several processes have to share, and would each make for themselves. */
const notShared: Look = async ({ config, processes }) => {
  // They share a data folder, and so the keys and files in it.
  if (!config.databaseUrl && processes.length > 1)
    return [
      warning(
        'settings.twice',
        `${processes.length} processes run on one data folder, whose database ends with the process that started it.`,
        'End all but one of them; for several, give all a PostgreSQL of your own (DATABASE_URL).',
      ),
    ];
  const isCluster = processes.length > 1 || config.natsUrl !== undefined;
  if (!isCluster) return [];
  const found: Finding[] = [];
  if (!config.hostKey)
    found.push(
      bad(
        'settings.hostKey',
        'Several processes run, and HOST_KEY is not set.',
        'Give all of them the same HOST_KEY: the key of keys/host.key, if there is one.',
      ),
    );
  if (config.push !== 'off' && !(config.vapidPublicKey && config.vapidPrivateKey))
    found.push(
      bad(
        'settings.pushKeys',
        'Several processes run, and each makes push keys of its own: notifications of the others do not get through.',
        'Give all of them the same VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY (those of vapid.json, or `maru secrets make`).',
      ),
    );
  if (!config.natsUrl)
    found.push(
      warning(
        'settings.nats',
        'Several processes run without NATS: messages between them take up to a second.',
        'Set NATS_URL for all of them.',
      ),
    );
  if (!config.s3Endpoint)
    found.push(
      warning(
        'settings.files',
        'Several processes run, and files lie in a data folder.',
        'Set S3_ENDPOINT, or let DATA_DIR/files be one folder that all of them see.',
      ),
    );
  return found;
};

/** Looks at the settings: those that contradict each other, and what several processes have to share. */
export const lookAtSettings: Look = async (patient) => {
  const { config } = patient;
  const doubts = doubtsAbout(config).map((says) =>
    warning('settings.doubt', says, 'See docs/operating.md, and `maru config check`.'),
  );
  const noMedia = whyNoMedia(config);
  const wrong = noMedia ? [bad('settings.calls', noMedia, 'Set both, or neither.')] : [];
  const halfPush =
    Boolean(config.vapidPublicKey) === Boolean(config.vapidPrivateKey)
      ? []
      : [bad('settings.pushKeys', 'Only one of VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY is set.', 'Set both.')];
  const found = [...doubts, ...wrong, ...halfPush, ...(await notShared(patient))];
  return found.length > 0 ? found : [ok('settings', 'All settings can be read and fit together.')];
};
