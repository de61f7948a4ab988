import type { ChatId, LivePlace, MapSource } from '@maru/contract';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { call } from '../../platform/session/index.ts';
import { useConsent } from '../consents/index.ts';
import { stillLive } from './apply-places.ts';
import { loadPlaces } from './share-place.ts';
import { placesStore, type MyPlace } from './state.ts';

const nobody: readonly LivePlace[] = [];

/** The time, moving on every so often: for what ends by itself. Ms since the epoch. */
export const useNow = (everyMs = 10_000): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};

/** Who shares where they are in a chat at present. */
export const useLivePlaces = (chatId: ChatId): readonly LivePlace[] => {
  const places = useStore(placesStore, (state) => state.live[chatId]);
  const now = useNow();
  useEffect(() => void loadPlaces(chatId).catch(() => {}), [chatId]);
  return useMemo(() => (places ? stillLive(places, now) : nobody), [places, now]);
};

/** My own sharing in a chat. */
export const useMyPlace = (chatId: ChatId): MyPlace | undefined => {
  const mine = useStore(placesStore, (state) => state.mine);
  const now = useNow();
  return mine.find((one) => one.chatId === chatId && Date.parse(one.until) > now);
};

const outlines: MapSource = { maxZoom: 9 };
let known: { agrees: boolean | undefined; source: Promise<MapSource> } | undefined;

/** What the map is drawn from; asked once, and again when somebody agrees to the outside server or no longer. Undefined while it is asked. */
export const useMapSource = (): MapSource | undefined => {
  const [source, setSource] = useState<MapSource>();
  const agrees = useConsent('map');
  useEffect(() => {
    if (!known || known.agrees !== agrees) known = { agrees, source: call('places.describeMap', {}) };
    known.source.then(setSource, () => {
      // Outlines for now; whoever looks next asks again.
      known = undefined;
      setSource(outlines);
    });
  }, [agrees]);
  return source;
};
