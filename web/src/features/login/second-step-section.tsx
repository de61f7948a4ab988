import type { LoginState, OutputOf } from '@maru/contract';
import { Fingerprint, LifeBuoy, MonitorCheck, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords, wordError } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, MenuRow, Section, SwitchRow, toast } from '../../ui/index.ts';
import { isProofDeclined } from '../proof/index.ts';
import { CodesSheet } from './codes-sheet.tsx';
import styles from './login.module.css';
import { TotpSheet } from './totp-sheet.tsx';
import { beginTotp, distrustBrowsers, makeRecoveryCodes, removeTotp, setPasskeySecond } from './verbs.ts';

type Open = 'totpOff' | 'newCodes' | 'distrust';

/** What is asked for after the password, and the codes for the day the phone is lost. */
export function SecondStepSection({ login }: { readonly login: LoginState }) {
  const t = useWords();
  const moments = useMoments();
  const [open, setOpen] = useState<Open>();
  const [begun, setBegun] = useState<OutputOf<'login.beginTotp'>>();
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => setOpen(undefined);
  const { totpSince, passkeys, passkeySecond, recoveryCodesLeft, trustedBrowsers } = login;
  const isOn = totpSince !== null || passkeySecond;
  const tell = (error: unknown) => {
    if (!isProofDeclined(error)) toast(wordError(error), { tone: 'danger' });
  };
  return (
    <Section title={t('login.second')}>
      <p className={styles.note}>{t('login.secondText')}</p>
      <SettingSpot id="authenticator">
        <MenuRow
          label={t('login.totp')}
          icon={<Smartphone aria-hidden="true" />}
          description={
            totpSince ? t('login.totpSince', { date: moments.fullDate(totpSince) }) : t('login.totpText')
          }
          value={t(totpSince ? 'login.totpOn' : 'login.totpOff')}
          hasChevron
          onPress={() => (totpSince ? setOpen('totpOff') : void beginTotp().then(setBegun, tell))}
        />
      </SettingSpot>
      <SettingSpot id="passkey-second">
        <SwitchRow
          label={t('login.passkeySecond')}
          icon={<Fingerprint aria-hidden="true" />}
          description={t(passkeys.length === 0 ? 'login.passkeySecondNone' : 'login.passkeySecondText')}
          isOn={passkeySecond}
          isDisabled={passkeys.length === 0}
          onChange={(on) => void setPasskeySecond(on).then(setCodes, tell)}
        />
      </SettingSpot>
      {isOn && (
        <SettingSpot id="recovery-codes">
          <MenuRow
            label={t('login.codes')}
            icon={<LifeBuoy aria-hidden="true" />}
            description={t('login.codesText')}
            value={t('login.codesLeft', { count: recoveryCodesLeft })}
            hasChevron
            onPress={() => setOpen('newCodes')}
          />
        </SettingSpot>
      )}
      {isOn && trustedBrowsers > 0 && (
        <SettingSpot id="trusted-browsers">
          <MenuRow
            label={t('login.trusted')}
            icon={<MonitorCheck aria-hidden="true" />}
            description={t('login.trustedText')}
            value={t('login.trustedCount', { count: trustedBrowsers })}
            hasChevron
            onPress={() => setOpen('distrust')}
          />
        </SettingSpot>
      )}
      {begun && <TotpSheet begun={begun} onClose={() => setBegun(undefined)} onCodes={setCodes} />}
      <Question
        words={['login.totpRemoveAsk', 'login.totpRemoveText', 'login.turnOff']}
        isOpen={open === 'totpOff'}
        onClose={close}
        verb={removeTotp}
      />
      <Question
        words={['login.codesNewAsk', 'login.codesNewText', 'login.codesNew']}
        isOpen={open === 'newCodes'}
        onClose={close}
        verb={async () => setCodes(await makeRecoveryCodes())}
      />
      <Question
        words={['login.distrustAsk', 'login.distrustText', 'login.distrust']}
        isOpen={open === 'distrust'}
        onClose={close}
        verb={async () => {
          await distrustBrowsers();
          toast(t('login.distrusted'));
        }}
      />
      {codes && <CodesSheet codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  );
}

interface QuestionProps {
  /** The keys of question, text and button. */
  readonly words: readonly [ask: string, text: string, confirm: string];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly verb: () => Promise<unknown>;
}

function Question({ words: [ask, text, confirm], isOpen, onClose, verb }: QuestionProps) {
  const t = useWords();
  const { isBusy, error, run } = useVerb();
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t(ask)}
      confirmLabel={t(confirm)}
      cancelLabel={t('login.cancel')}
      onConfirm={() => void run(verb).then((isDone) => isDone && onClose())}
      onCancel={onClose}
      isBusy={isBusy}
      isDanger
    >
      {error || t(text)}
    </ConfirmDialog>
  );
}
