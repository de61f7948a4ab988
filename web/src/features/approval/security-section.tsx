import type { SignInRequest } from '@maru/contract';
import { QrCode, ShieldQuestion, Snowflake } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { Banner, Button, MenuRow, Section, SkeletonRows, SwitchRow } from '../../ui/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { isProofDeclined } from '../proof/index.ts';
import styles from './approval.module.css';
import { FreezeDialog } from './freeze-dialog.tsx';
import { OriginCard } from './origin-card.tsx';
import { ScanSheet } from './scan-sheet.tsx';
import { approvalStore, useApproval, type ApprovalList } from './state.ts';
import { setAsked, unfreeze } from './verbs.ts';

const unlessDeclined = (error: unknown): void => {
  if (!isProofDeclined(error)) throw error;
};

/** Who may come in, on the page of sign-in and security: what waits, what came in lately, and keeping everybody out. */
export function NewDevicesSection() {
  const t = useWords();
  const list = useApproval();
  const [open, setOpen] = useState<'scan' | 'freeze'>();
  if (!list) return <SkeletonRows label={t('approval.loading')} count={3} />;
  const close = () => setOpen(undefined);
  return (
    <>
      {list.frozenAt && <Frozen since={list.frozenAt} />}
      <Section title={t('approval.section')}>
        <Requests list={list} />
        <SettingSpot id="approval">
          <SwitchRow
            label={t('approval.switch')}
            description={t(list.hostAsks ? 'approval.switchText' : 'approval.switchOff')}
            icon={<ShieldQuestion aria-hidden="true" />}
            isOn={list.hostAsks && list.asks}
            isDisabled={!list.hostAsks}
            onChange={(on) => void tryVerb(setAsked(on).catch(unlessDeclined))}
          />
        </SettingSpot>
        <SettingSpot id="link-computer">
          <MenuRow
            label={t('approval.linkRow')}
            description={t('approval.linkRowText')}
            icon={<QrCode aria-hidden="true" />}
            hasChevron
            onPress={() => setOpen('scan')}
          />
        </SettingSpot>
        {!list.frozenAt && (
          <SettingSpot id="freeze">
            <MenuRow
              label={t('approval.freeze')}
              description={t(list.canFreeze ? 'approval.freezeRowText' : 'approval.freezeNone')}
              icon={<Snowflake aria-hidden="true" />}
              isDisabled={!list.canFreeze}
              hasChevron
              onPress={() => setOpen('freeze')}
            />
          </SettingSpot>
        )}
      </Section>
      {open === 'scan' && <ScanSheet onClose={close} />}
      {open === 'freeze' && <FreezeDialog onClose={close} />}
    </>
  );
}

function Frozen({ since }: { readonly since: string }) {
  const t = useWords();
  const moments = useMoments();
  const verb = useVerb();
  return (
    <div className={styles.frozen}>
      <Banner
        tone="trust"
        icon={<Snowflake aria-hidden="true" />}
        action={
          <Button
            size="sm"
            isBusy={verb.isBusy}
            onPress={() => void verb.run(() => unfreeze().catch(unlessDeclined))}
          >
            {t('approval.unfreeze')}
          </Button>
        }
      >
        {verb.error || t('approval.isFrozen', { moment: moments.full(since) })}
      </Banner>
    </div>
  );
}

function Requests({ list }: { readonly list: ApprovalList }) {
  const t = useWords();
  const rows = [
    ...list.asking.map((request) => ({ request, label: t('approval.answer') })),
    ...list.recent.map((request) => ({ request, label: t('approval.notMe') })),
  ];
  if (rows.length === 0) return null;
  const press = (request: SignInRequest) => {
    if (request.sessionId) approvalStore.setState({ doubted: request });
    else approvalStore.setState({ putOff: [] });
  };
  return (
    <ul className={styles.requests} aria-label={t('approval.recent')}>
      {rows.map(({ request, label }) => (
        <li key={request.id} className={styles.request}>
          <OriginCard origin={request} isIn={request.sessionId !== null} />
          <Button size="sm" onPress={() => press(request)}>
            {label}
          </Button>
        </li>
      ))}
    </ul>
  );
}
