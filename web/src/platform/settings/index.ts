export { askForSetting } from './asked-setting.ts';
export { SettingSpot } from './setting-spot.tsx';
export {
  findSettingsPage,
  listPagesUnder,
  listSettings,
  listSettingsPages,
  registerSettings,
  registerSettingsPage,
  settingGroups,
  type Setting,
  type SettingGroup,
  type SettingScope,
  type SettingsPage,
  type WholePageProps,
} from './registry.ts';
