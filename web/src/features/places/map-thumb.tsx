import type { MapSource } from '@maru/contract';
import { MapPin } from 'lucide-react';
import styles from './places.module.css';
import { tilesAround } from './tiles-around.ts';

interface MapThumbProps {
  readonly source: MapSource | undefined;
  readonly latitude: number;
  readonly longitude: number;
}

const size = { width: 236, height: 118 };
const zoom = 14;

/** A small still map with a pin in its middle; without tiles, paper with the pin. */
export function MapThumb({ source, latitude, longitude }: MapThumbProps) {
  const tiles = source?.tiles
    ? tilesAround({ latitude, longitude }, { ...size, zoom: Math.min(zoom, source.maxZoom) })
    : [];
  return (
    <span className={styles.thumb} aria-hidden="true">
      {tiles.map(({ x, y, z, left, top }) => (
        <img
          key={`${z}/${x}/${y}`}
          src={source?.tiles?.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))}
          alt=""
          style={{ left, top }}
          loading="lazy"
          draggable={false}
        />
      ))}
      <MapPin className={styles.thumbPin} />
    </span>
  );
}
