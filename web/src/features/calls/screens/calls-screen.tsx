import { PhoneCall, Settings, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import {
  Button,
  Chip,
  ChipRow,
  ConfirmDialog,
  EmptyState,
  IconButton,
  Page,
  Section,
  SkeletonRows,
  useIsPhone,
} from '../../../ui/index.ts';
import { forgetCalls, loadCallHistory, markCallsSeen } from '../history.ts';
import { useCallHistory, useLiveCalls } from '../hooks.ts';
import { askWhom } from './door-state.ts';
import { HistoryRow } from './history-row.tsx';
import { LiveRow } from './live-row.tsx';
import { foldHistory } from './fold-history.ts';

/** The place of calls: what goes on, and what has been. */
export function CallsScreen() {
  const t = useWords();
  const isPhone = useIsPhone();
  const history = useCallHistory();
  const live = Object.values(useLiveCalls()).filter(({ people }) => people.length > 0);
  const [isMissedOnly, showMissed] = useState(false);
  const [isAsking, ask] = useState(false);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    void loadCallHistory()
      .catch(() => undefined)
      .finally(() => setAsked(true));
  }, []);
  // Seen is what has been on the screen: once when it opens, and when more comes while it is open.
  useEffect(() => {
    if (history.unseen > 0) void markCallsSeen().catch(() => undefined);
  }, [history.unseen]);
  const shown = history.items.filter(({ missed }) => missed || !isMissedOnly);
  const rows = foldHistory(shown);
  return (
    <Page
      title={t('calls.title')}
      actions={
        <>
          {history.items.length > 0 && (
            <IconButton
              label={t('calls.forgetAll')}
              icon={<Trash2 aria-hidden="true" />}
              onPress={() => ask(true)}
            />
          )}
          <IconButton label={t('calls.new')} icon={<PhoneCall aria-hidden="true" />} onPress={askWhom} />
          {isPhone && (
            <IconButton
              label={t('calls.settings')}
              icon={<Settings aria-hidden="true" />}
              onPress={() => go(paths.settings('calls'))}
            />
          )}
        </>
      }
      top={
        <ChipRow label={t('calls.filter')}>
          <Chip isActive={!isMissedOnly} onPress={() => showMissed(false)}>
            {t('calls.all')}
          </Chip>
          <Chip isActive={isMissedOnly} onPress={() => showMissed(true)}>
            {t('calls.missedOnly')}
          </Chip>
        </ChipRow>
      }
    >
      {live.length > 0 && !isMissedOnly && (
        <Section title={t('calls.now')}>
          {live.map((one) => (
            <LiveRow key={one.callId} live={one} />
          ))}
        </Section>
      )}
      {rows.map(({ first, count, callIds }) => (
        <HistoryRow key={first.callId} item={first} count={count} callIds={callIds} />
      ))}
      {history.items.length > 0 && !history.isWhole && <More isBusy={history.isLoading} />}
      {/* While something goes on, there is no need to say that nothing has been. */}
      {shown.length === 0 &&
        (isMissedOnly || live.length === 0) &&
        (history.isLoading || !isAsked ? (
          <SkeletonRows label={t('calls.loading')} count={7} />
        ) : (
          <EmptyState
            drawing="people"
            title={t(isMissedOnly ? 'calls.noneMissed' : 'calls.none')}
            text={t(isMissedOnly ? 'calls.noneMissedText' : 'calls.noneText')}
            action={
              !isMissedOnly && (
                <Button variant="primary" onPress={askWhom}>
                  {t('calls.new')}
                </Button>
              )
            }
          />
        ))}
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={t('calls.forgetAllAsk')}
        confirmLabel={t('calls.forget')}
        cancelLabel={t('calls.cancel')}
        onConfirm={() => {
          ask(false);
          void tryVerb(forgetCalls('all'));
        }}
        onCancel={() => ask(false)}
      >
        {t('calls.forgetAllText')}
      </ConfirmDialog>
    </Page>
  );
}

/** Comes into sight at the end of the list and fetches what came before. */
function More({ isBusy }: { readonly isBusy: boolean }) {
  const t = useWords();
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!mark.current || isBusy) return;
    const watcher = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting))
        void loadCallHistory({ older: true }).catch(() => undefined);
    });
    watcher.observe(mark.current);
    return () => watcher.disconnect();
  }, [isBusy]);
  return (
    <div ref={mark}>
      <SkeletonRows label={t('calls.loading')} count={2} />
    </div>
  );
}
