import { useWords } from '../../platform/i18n/index.ts';
import type { SettingScope } from '../../platform/settings/index.ts';
import { Tag } from '../../ui/index.ts';

/** Says beside a setting who follows it: all my devices, or this one. */
export function ScopeTag({ scope }: { readonly scope: SettingScope }) {
  const t = useWords();
  return (
    <Tag tone={scope === 'device' ? 'cheong' : 'neutral'}>
      {t(scope === 'device' ? 'accounts.here' : 'accounts.everywhere')}
    </Tag>
  );
}
