import type { MapSource } from '@maru/contract';
import { AttributionControl, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { mapStyle } from './map-style.ts';
import styles from './places.module.css';

setWorkerUrl(workerUrl);

/** Something that stands on the map. */
export interface MapMark {
  id: string;
  latitude: number;
  longitude: number;
  /** What it is, for those who do not see it. */
  label: string;
  /** A face; a pin where it is left out. */
  pictureUrl?: string | undefined;
  initial?: string | undefined;
}

/** What a map takes. */
export interface MapViewProps {
  readonly source: MapSource;
  readonly centre: { latitude: number; longitude: number };
  readonly zoom: number;
  readonly marks?: readonly MapMark[] | undefined;
  /** Hears where the middle of the map is, after each move by hand. */
  readonly onMoved?: ((centre: { latitude: number; longitude: number }) => void) | undefined;
}

/** The map moves the outer element, so that only the inner one may be turned. */
const drawMark = ({ label, pictureUrl, initial }: MapMark): HTMLElement => {
  const place = document.createElement('div');
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', label);
  const mark = document.createElement('div');
  mark.className = (pictureUrl || initial ? styles.mark : styles.pin) ?? '';
  if (pictureUrl) {
    const picture = document.createElement('img');
    picture.src = pictureUrl;
    picture.alt = '';
    mark.append(picture);
  } else mark.textContent = initial ?? '';
  place.append(mark);
  return place;
};

/** A map: drawn when it is first needed, from what this host has. */
export function MapView({ source, centre, zoom, marks = [], onMoved }: MapViewProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre>(undefined);
  const drawn = useRef(new Map<string, Marker>());
  const moved = useRef(onMoved);
  const [isBroken, setBroken] = useState(false);
  const { latitude, longitude } = centre;
  const newest = useRef(centre);

  useEffect(() => {
    moved.current = onMoved;
    newest.current = centre;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let isGone = false;
    const known = drawn.current;
    void mapStyle(source)
      .then((style) => {
        if (isGone) return;
        const made = new MapLibre({
          container: element,
          style,
          // It may have become known while the map was on its way.
          center: [newest.current.longitude, newest.current.latitude],
          // Outlines say nothing from near.
          zoom: source.tiles ? zoom : Math.min(zoom, 6),
          maxZoom: source.maxZoom,
          attributionControl: false,
          dragRotate: false,
          pitchWithRotate: false,
        });
        made.addControl(new AttributionControl({ compact: true }));
        made.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
        made.touchZoomRotate.disableRotation();
        made.on('moveend', (event) => {
          if (!event.originalEvent) return;
          const { lat, lng } = made.getCenter().wrap();
          moved.current?.({ latitude: lat, longitude: lng });
        });
        map.current = made;
        element.dataset['ready'] = 'true';
        made.once('idle', () => (element.dataset['drawn'] = 'true'));
        for (const marker of known.values()) marker.addTo(made);
      })
      .catch(() => setBroken(true));
    return () => {
      isGone = true;
      map.current?.remove();
      map.current = undefined;
      known.clear();
    };
    // The zoom of the beginning; later places are flown to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [source]);

  useEffect(() => {
    map.current?.easeTo({ center: [longitude, latitude], duration: 400 });
  }, [latitude, longitude]);

  useEffect(() => {
    const known = drawn.current;
    const wanted = new Set(marks.map((mark) => mark.id));
    for (const [id, marker] of known) {
      if (wanted.has(id)) continue;
      marker.remove();
      known.delete(id);
    }
    for (const mark of marks) {
      const before = known.get(mark.id);
      if (before) before.setLngLat([mark.longitude, mark.latitude]);
      else {
        const isPin = !mark.pictureUrl && !mark.initial;
        const marker = new Marker({ element: drawMark(mark), anchor: isPin ? 'bottom' : 'center' });
        marker.setLngLat([mark.longitude, mark.latitude]);
        if (map.current) marker.addTo(map.current);
        known.set(mark.id, marker);
      }
    }
  }, [marks]);

  if (isBroken) return <p className={styles.broken}>{t('places.noMap')}</p>;
  return <div ref={box} className={styles.map} role="application" aria-label={t('places.map')} />;
}
