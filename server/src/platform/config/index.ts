export type { Config } from './settings.ts';
export {
  CannotStart,
  explainConfig,
  helpText,
  readConfig,
  secretsInFlags,
  settingFlags,
} from './read-config.ts';
export type { ExplainedSetting } from './read-config.ts';
